/** Rows of one insert: PostgreSQL takes 65,535 parameters a statement. */
export const INSERT_ROWS = 2000;
