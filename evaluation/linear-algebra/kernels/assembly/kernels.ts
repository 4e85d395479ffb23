/** What the compiled module exports. */
export { bandToBidiagonal } from './band';
export { bidiagonalSingularValues } from './bidiagonal';
export { choleskyPanel, pivotedCholesky, relativeResidual, solveTriangle } from './cholesky';
export { reflectRows } from './reflections';
export { firstColumns, shrink } from './remainder';
export { axpy, dot } from './vectors';
export { singlesWithin, weighWindows } from './windows';
