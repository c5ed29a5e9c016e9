"""A multinomial logit whose weights are pulled to a prior; the same input gives the same weights."""
import numpy as np
import scipy.optimize
import scipy.sparse

STEPS = 150


def fit(x, right, prior, pull):
    """Weights, a row a feature and a column a value: x (sparse, a row an example), right (the index of each example's value), prior and pull in the
    shape of the weights."""
    shape = prior.shape
    wanted = np.zeros((x.shape[0], shape[1]))
    wanted[np.arange(len(right)), right] = 1
    across = x.T.tocsr()

    def loss(flat):
        w = flat.reshape(shape)
        z = x @ w
        z -= z.max(axis=1, keepdims=True)
        total = np.log(np.exp(z).sum(axis=1))
        away = w - prior
        value = (total - (z * wanted).sum(axis=1)).sum() + 0.5 * (pull * away * away).sum()
        return value, (across @ (np.exp(z - total[:, None]) - wanted) + pull * away).ravel()

    found = scipy.optimize.minimize(loss, prior.ravel(), jac=True, method="L-BFGS-B", options={"maxiter": STEPS})
    return found.x.reshape(shape)
