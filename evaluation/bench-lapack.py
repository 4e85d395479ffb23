"""Seconds that LAPACK needs for a Fréchet distance of two 2048-d statistics: Cholesky, product, eigenvalues.

python bench-lapack.py                      needs numpy and scipy; prints one number

Unset OPENBLAS_CORETYPE and OPENBLAS_L2_SIZE for it where they are set: they slow a current OpenBLAS.
"""
import time

import numpy as np
from scipy.linalg import cholesky, eigvalsh

WIDTH = 2048
random = np.random.default_rng(0)


def statistics(scale):
    rows = scale * random.normal(size=(3000, WIDTH)) / (1 + np.arange(WIDTH) / 32)
    return np.cov(rows, rowvar=False)


a, b = statistics(1), statistics(1.1)


def trace_of_root():
    root = cholesky(a, lower=True, check_finite=False)
    eigenvalues = eigvalsh(root.T @ b @ root, check_finite=False)
    return np.sqrt(np.maximum(eigenvalues, 0)).sum()


seconds = []
for _ in range(3):
    start = time.perf_counter()
    trace_of_root()
    seconds.append(time.perf_counter() - start)
print(min(seconds))
