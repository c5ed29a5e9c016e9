// The context net (patterns/context.csv): a small reader of the text around a number, learned from the corpus
// by tools/fit_context. Words are vectors; two convolutions let each token see its neighbours; from each
// number so many heads look at the tokens around it, each head at what it finds telling there, and one hidden
// layer says for each attribute what that speaks for. (Attention: Vaswani et al. 2017.) What it says is added
// to what cues and words say. From the same hidden layer a number points at the mentions of those whose it
// may be (pointer networks: Vinyals et al. 2015), and at the numbers of which it may be a part or which it
// may state again. How it is read: relate/context_reader.h, relate/owner_pointer.h, relate/number_pairs.h.
#pragma once

#include <cstdint>
#include <functional>
#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

#include "rulebook/cue.h"

namespace townclerk {

// By columns, so that a vector of inputs is taken in one by one: value(row, column) = values[column * rows +
// row].
struct NetMatrix {
  std::uint32_t rows = 0;
  std::uint32_t columns = 0;
  std::vector<float> values;

  [[nodiscard]] const float* column(std::uint32_t c) const { return values.data() + std::size_t{c} * rows; }
};

// A table of vectors by name: one column each.
struct NetVectors {
  NetMatrix vectors;

  // Null where there is none of that name.
  [[nodiscard]] const float* find(std::string_view name) const {
    const auto found = column_of.find(name);
    return found == column_of.end() ? nullptr : vectors.column(found->second);
  }

  struct Hash {
    using is_transparent = void;
    std::size_t operator()(std::string_view name) const { return std::hash<std::string_view>()(name); }
  };
  std::unordered_map<std::string, std::uint32_t, Hash, std::equal_to<>> column_of;
};

struct NetLayer {
  NetMatrix weights;
  std::vector<float> bias;
};

// Vectors that are added to a key, each with what it adds to the score.
struct NetKeys {
  NetMatrix keys;
  std::vector<float> bias;
};

// Output r of the last layer speaks for one value of one attribute.
struct NetOutput {
  AttributeId attribute = 0;
  ValueId value = 0;
};

struct ContextNet {
  // Widths; the fitting tool has the same.
  static constexpr std::uint32_t kWidth = 64;  // of a token's vector
  static constexpr std::uint32_t kHeads = 16;
  static constexpr std::uint32_t kKey = 8;     // of a head's key and query
  static constexpr std::uint32_t kValue = 24;  // of what a head takes from a token
  static constexpr std::uint32_t kArticleHeads = 8;
  static constexpr std::uint32_t kArticleValue = 16;
  static constexpr std::uint32_t kRelations = 85;        // in which a token can stand to a number
  static constexpr std::uint32_t kNumberRelations = 48;  // relate/number_relation.h
  static constexpr std::string_view kUnknown = "~?";
  static constexpr std::string_view kCapital = "~A";      // added to a word that begins with a capital
  static constexpr std::string_view kUnknownName = "~^";  // of a rare one that does

  std::string file;  // as messages name it
  NetVectors words;  // "~ing" for words that are rare, kUnknown for those whose ending is
  NetVectors facts;
  struct Convolution {
    NetLayer layer;            // of three tokens' vectors, one behind the other
    std::vector<float> scale;  // of the normalisation before it
    std::vector<float> shift;
  };
  std::vector<Convolution> convolutions;
  NetLayer seen;   // of a token: keys (one of each head, kKey times), how telling it is to each head, value,
                   // and the last two again for the article's heads
  NetLayer query;  // of a number, as keys
  NetMatrix
      telling_there;      // by relation (relate/context_text.h): added to how telling a token is to each head
  NetMatrix value_there;  // and to its value
  NetLayer hidden;
  NetLayer output;
  std::vector<NetOutput> outputs;

  // What a number takes from the numbers around it, once each has looked at the text.
  struct Neighbours {
    static constexpr std::uint32_t kHeads = 8;
    static constexpr std::uint32_t kKey = 16;  // of a head's key, query and value
    static constexpr std::uint32_t kMost = 24;
    static constexpr std::uint32_t kAlike = 5;  // relate/neighbours.cpp
    NetLayer query;                             // all of hidden values: of all heads, one behind the other
    NetLayer key;
    NetLayer value;
    NetMatrix there;  // by relation (relate/number_relation.h), itself last: what each head adds to the
                      // score, then to the value
    NetMatrix alike;  // what each head adds to the score
    NetLayer joined;  // of hidden values and of what was taken
  };
  Neighbours neighbours;

  // Whose a number is: how much it looks at each mention of somebody.
  struct Pointer {
    static constexpr std::uint32_t kKey = 16;
    static constexpr std::uint32_t kSorts = 18;               // relate/owner_pointer.h: OwnerMark::sort
    static constexpr std::uint32_t kPlaces = kRelations + 1;  // relations, and out of sight
    static constexpr std::uint32_t kStandings = 4;            // relate/owner_pointer.h: OwnerStanding
    NetLayer query;                                           // of a number's hidden values
    NetLayer key;                                             // of a token's vector
    NetKeys sorts;
    NetKeys there;
    NetLayer unseen;  // of hidden values: what speaks for somebody of each standing without a mention
  };
  Pointer pointer;

  // Which number another one belongs to: what speaks for that more than for none.
  struct Pairs {
    static constexpr std::uint32_t kKey = 24;
    static constexpr std::uint32_t kSizes = 5;
    NetLayer query;  // of the part's, or the later statement's, hidden values
    NetLayer key;    // of the other's
    NetKeys there;
    NetKeys sizes;
    NetLayer none;
  };
  Pairs parts;
  Pairs repeats;

  [[nodiscard]] bool empty() const { return outputs.empty(); }
};

}  // namespace townclerk
