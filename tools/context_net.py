"""The context net (rulebook/context_net.h) in PyTorch: its layers, what it is to say, and its rows in patterns/context.csv."""
import torch
from torch import nn
from torch.nn import functional

from context_text import BATCH, CAPITAL, FIRST_WORD, NOTHING, NUMBER_RELATIONS, PAIRS, RELATIONS, UNKNOWN

# Widths as in rulebook/context_net.h.
WIDTH, HEADS, KEY, VALUE, ARTICLE_HEADS, ARTICLE_VALUE = 64, 16, 8, 24, 8, 16
NEAR_HEADS, NEAR_KEY, ALIKE = 8, 16, 5
OWNER_KEY, OWNER_SORTS, STANDINGS = 16, 18, 4
PAIR_KEY, PAIR_SIZES = 24, 5
HIDDEN, CONVOLUTIONS = 192, 2
DROPPED, DROPPED_AFTER, WORDS_DROPPED, SMOOTHING = 0.3, 0.2, 0.08, 0.05
ALONE = 0.3  # of the loss of what is said before a number has seen its neighbours: only to learn by
pick = functional.embedding  # rows by their numbers, as indexing has them, but its gradient is summed faster


class Keys(nn.Module):
    """Vectors that are added to a key, and what each adds to the score."""

    def __init__(self, count, width):
        super().__init__()
        self.keys = nn.Parameter(torch.randn(count, width) * 0.1)
        self.bias = nn.Parameter(torch.zeros(count))

    def rows(self):
        return torch.cat([self.keys, self.bias.unsqueeze(1)], 1)


class Pairing(nn.Module):
    def __init__(self):
        super().__init__()
        self.query, self.key, self.none = nn.Linear(HIDDEN, PAIR_KEY), nn.Linear(HIDDEN, PAIR_KEY), nn.Linear(HIDDEN, 1)
        self.there, self.size = Keys(NUMBER_RELATIONS, PAIR_KEY), Keys(PAIR_SIZES, PAIR_KEY)

    def forward(self, hidden, batch):
        own, other, relation, size = batch["pairs"].unbind(1)
        keys = pick(other, self.key(hidden)) + pick(relation, self.there.keys) + pick(size, self.size.keys)
        scores = (pick(own, self.query(hidden)) * keys).sum(1) / PAIR_KEY ** 0.5 + self.there.bias[relation] + self.size.bias[size]
        return torch.where(batch["nothing"], self.none(hidden)[:, 0][own], scores)


class Net(nn.Module):
    def __init__(self, words, facts, outputs):
        super().__init__()
        self.word = nn.Embedding(words, WIDTH, padding_idx=NOTHING)
        nn.init.normal_(self.word.weight, 0, 0.3)
        self.word.weight.data[NOTHING] = 0
        self.capital = nn.Parameter(torch.randn(WIDTH) * 0.1)
        self.fact = nn.EmbeddingBag(facts, WIDTH, mode="sum")
        nn.init.normal_(self.fact.weight, 0, 0.1)
        self.convolutions = nn.ModuleList(nn.Conv1d(WIDTH, WIDTH, 3, padding=1) for _ in range(CONVOLUTIONS))
        self.normals = nn.ModuleList(nn.LayerNorm(WIDTH) for _ in range(CONVOLUTIONS))
        self.parts = [HEADS * KEY, HEADS, VALUE, ARTICLE_HEADS, ARTICLE_VALUE]
        self.seen = nn.Linear(WIDTH, sum(self.parts))
        self.query = nn.Linear(WIDTH, HEADS * KEY)
        self.telling_there = nn.Parameter(torch.zeros(RELATIONS, HEADS))
        self.value_there = nn.Parameter(torch.randn(RELATIONS, VALUE) * 0.05)
        self.hidden = nn.Linear(HEADS * VALUE + WIDTH + ARTICLE_HEADS * ARTICLE_VALUE, HIDDEN)
        self.near_query, self.near_key, self.near_value = (nn.Linear(HIDDEN, NEAR_HEADS * NEAR_KEY) for _ in range(3))
        self.near_telling = nn.Parameter(torch.zeros(NUMBER_RELATIONS + 1, NEAR_HEADS))
        self.near_there = nn.Parameter(torch.randn(NUMBER_RELATIONS + 1, NEAR_KEY) * 0.05)
        self.near_alike = nn.Parameter(torch.zeros(ALIKE, NEAR_HEADS))
        self.near_joined = nn.Linear(HIDDEN + NEAR_HEADS * NEAR_KEY, HIDDEN)
        self.output, self.alone = nn.Linear(HIDDEN, outputs), nn.Linear(HIDDEN, outputs)
        self.owner_query, self.owner_key, self.owner_unseen = nn.Linear(HIDDEN, OWNER_KEY), nn.Linear(WIDTH, OWNER_KEY), nn.Linear(HIDDEN, STANDINGS)
        self.owner_sort, self.owner_there = Keys(OWNER_SORTS, OWNER_KEY), Keys(RELATIONS + 1, OWNER_KEY)
        self.pair = nn.ModuleDict({name: Pairing() for name in PAIRS})

    def drop(self, values, share):
        return functional.dropout(values, share, self.training)

    def forward(self, batch):
        """What is said of each number, and alone, before it saw its neighbours; of all owners' candidates; of all pairs, by name."""
        vectors = self.read(batch)
        alone = self.look(batch, vectors)
        hidden = self.meet(batch, alone)
        kept = self.drop(hidden, DROPPED)
        pairs = {name: pair(kept, batch["pairs"]) for name, pair in self.pair.items()}
        return self.output(self.drop(hidden, DROPPED)), self.alone(self.drop(alone, DROPPED)), self.point(batch["owners"], kept, self.drop(vectors, 0.1)), pairs

    def read(self, batch):
        tokens = batch["tokens"]
        if self.training:
            tokens = torch.where((torch.rand(tokens.shape) < WORDS_DROPPED) & (tokens >= FIRST_WORD), torch.tensor(UNKNOWN), tokens)
        vectors = self.drop(self.word(tokens) + batch["capitals"].unsqueeze(1) * self.capital, 0.1)
        something = (batch["tokens"] != NOTHING).float().unsqueeze(1)
        for convolution, normal in zip(self.convolutions, self.normals):
            vectors = vectors + functional.relu(convolution(normal(vectors).T.unsqueeze(0)))[0].T * something
        return vectors

    def look(self, batch, vectors):
        """What each number makes of the text."""
        keys, telling, value, article_telling, article_value = self.seen(self.drop(vectors, 0.1)).split(self.parts, dim=1)
        at, relation = batch["sights"].unbind(2)
        centre = vectors[at[:, 0]] + self.fact(batch["facts"], batch["fact_starts"])
        # Keys lie one of each head, KEY times: so the program takes all heads at once.
        query = self.query(centre).view(-1, KEY, HEADS)
        scores = torch.einsum("nkh,nskh->nsh", query, pick(at, keys).view(*at.shape, KEY, HEADS)) / KEY ** 0.5
        scores = scores + pick(at, telling) + pick(relation, self.telling_there)
        looks = scores.masked_fill(~batch["live"].unsqueeze(-1), -1e4).softmax(1)
        taken = torch.einsum("nsh,nsv->nhv", looks, pick(at, value) + pick(relation, self.value_there)).flatten(1)
        article = self.article(batch, article_telling.masked_fill((batch["tokens"] == NOTHING).unsqueeze(1), -1e4), article_value)
        inputs = torch.cat([taken, centre, article[batch["text_of_number"]]], 1)
        return functional.relu(self.hidden(self.drop(inputs, DROPPED)))

    def meet(self, batch, alone):
        """The same, with what each takes from the numbers around it."""
        other, relation, alike = batch["neighbours"].unbind(2)
        shape = (*other.shape, NEAR_HEADS, NEAR_KEY)
        kept = self.drop(alone, DROPPED_AFTER)
        query = self.near_query(kept).view(-1, NEAR_HEADS, NEAR_KEY)
        keys = pick(other, self.near_key(kept)).view(shape)
        values = pick(other, self.near_value(kept)).view(shape) + pick(relation, self.near_there).unsqueeze(2)
        scores = torch.einsum("nhd,nmhd->nmh", query, keys) / NEAR_KEY ** 0.5 + pick(relation, self.near_telling) + pick(alike, self.near_alike)
        looks = scores.masked_fill(~batch["near"].unsqueeze(-1), -1e4).softmax(1)
        taken = torch.einsum("nmh,nmhd->nhd", looks, values).flatten(1)
        return alone + functional.relu(self.near_joined(torch.cat([self.drop(alone, DROPPED_AFTER), self.drop(taken, DROPPED_AFTER)], 1)))

    def point(self, owners, hidden, vectors):
        number, token, relation, candidate, sort = owners["marks"].unbind(1)
        keys = pick(token, self.owner_key(vectors)) + pick(sort, self.owner_sort.keys) + pick(relation, self.owner_there.keys)
        scores = (pick(number, self.owner_query(hidden)) * keys).sum(1) / OWNER_KEY ** 0.5 + self.owner_sort.bias[sort] + self.owner_there.bias[relation]
        unseen = self.owner_unseen(hidden)[owners["candidates"][:, 0], owners["candidates"][:, 1]]
        highest = unseen.detach().scatter_reduce(0, candidate, scores.detach(), "amax")
        return (unseen - highest).exp().index_add(0, candidate, (scores - highest[candidate]).exp()).log() + highest

    @staticmethod
    def article(batch, telling, value):
        """The sum of all of a text's tokens, each as it is telling to each head."""
        text = batch["text_of_token"]
        highest = torch.full((batch["texts"], ARTICLE_HEADS), -1e4).scatter_reduce(0, text.unsqueeze(1).expand(-1, ARTICLE_HEADS), telling.detach(), "amax")
        weights = (telling - highest[text]).exp()
        total = torch.zeros(batch["texts"], ARTICLE_HEADS).index_add(0, text, weights)
        summed = torch.zeros(batch["texts"], ARTICLE_HEADS, ARTICLE_VALUE).index_add(0, text, weights.unsqueeze(2) * value.unsqueeze(1))
        return (summed / total.unsqueeze(2)).flatten(1)


def log_sums(scores, group, groups):
    """Of each group of scores the logarithm of the sum of their exponentials."""
    highest = torch.full((groups,), -1e4).scatter_reduce(0, group, scores.detach(), "amax")
    return torch.zeros(groups).index_add(0, group, (scores - highest[group]).exp()).clamp_min(1e-30).log() + highest


def choice_loss(scores, group, right):
    """Of the right one among the scores of each group; -1 where none is known."""
    known = right >= 0
    return (log_sums(scores, group, len(right))[known] - scores[right[known]]).sum() / BATCH


def owner_loss(scores, owners):
    group, right = owners["candidates"][:, 0], owners["right"]
    loss = choice_loss(scores, group, right)
    some = right == -2  # one of the councils, it is not known which
    if some.any():
        council = torch.ones(len(scores), dtype=torch.bool)
        council[owners["first"]] = False
        loss = loss + (log_sums(scores, group, len(right)) - log_sums(scores[council], group[council], len(right)))[some].sum() / BATCH
    return loss


def attribute_loss(outputs, batch, attributes):
    loss, gold = 0, batch["gold"]
    for n, columns in enumerate(attributes.columns.values()):
        if (gold[:, n] >= 0).any():
            each = functional.cross_entropy(outputs[:, columns], gold[:, n], ignore_index=-1, reduction="none", label_smoothing=SMOOTHING)
            loss = loss + (each * batch["weight"]).sum() / BATCH
    return loss


def loss_of(said, batch, attributes):
    outputs, alone, owners, pairs = said
    loss = attribute_loss(outputs, batch, attributes) + ALONE * attribute_loss(alone, batch, attributes)
    loss = loss + owner_loss(owners, batch["owners"])
    for name, scores in pairs.items():
        loss = loss + choice_loss(scores, batch["pairs"]["pairs"][:, 0], batch["pairs"]["right"][name])
    return loss


def rows_of(net, vocabulary, attributes):
    """Matrix, row's name and values of everything that the program reads."""
    def table(name, weights, names=None):
        for n, row in enumerate(weights.detach().numpy()):
            yield name, n if names is None else names[n], row

    def layer(name, linear, kept=slice(None), names=None):
        yield from table(name, linear.weight[kept], names)
        yield from table(name + "-bias", linear.bias[kept].unsqueeze(0))

    yield from table("word", torch.cat([net.word.weight[UNKNOWN:], net.capital.unsqueeze(0)]), ["~?", *vocabulary.words, CAPITAL])
    yield from table("fact", net.fact.weight[1:], list(vocabulary.facts))
    for n, (convolution, normal) in enumerate(zip(net.convolutions, net.normals), 1):
        yield from table(f"convolution-{n}", convolution.weight.transpose(1, 2).flatten(1))
        yield from table(f"convolution-{n}-bias", convolution.bias.unsqueeze(0))
        yield from table(f"normal-scale-{n}", normal.weight.unsqueeze(0))
        yield from table(f"normal-shift-{n}", normal.bias.unsqueeze(0))
    for name in ("seen", "query", "hidden", "near-query", "near-key", "near-value", "near-joined", "owner-query", "owner-key", "owner-unseen"):
        yield from layer(name, getattr(net, name.replace("-", "_")))
    yield from table("telling-there", net.telling_there)
    yield from table("value-there", net.value_there)
    yield from table("near-there", torch.cat([net.near_telling, net.near_there], 1))
    yield from table("near-alike", net.near_alike)
    yield from table("owner-sort", net.owner_sort.rows())
    yield from table("owner-there", net.owner_there.rows())
    for name, pair in net.pair.items():
        for what in ("query", "key", "none"):
            yield from layer(f"{name}-{what}", getattr(pair, what))
        yield from table(f"{name}-there", pair.there.rows())
        yield from table(f"{name}-size", pair.size.rows())
    told = [(f"{name}={value}", columns.start + n) for name, columns in attributes.columns.items() for n, value in enumerate(attributes.values[name])]
    yield from layer("output", net.output, [column for _, column in told], [name for name, _ in told])
