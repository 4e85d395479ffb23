/** So many statements are kept at most: each costs every connection some memory. */
const MOST = 200;
/** Longer ones list values that are never asked for again. */
const LONGEST = 6000;

/**
 * Names for statements: PostgreSQL keeps what has a name parsed and planned for as long as the
 * connection lives, which for a vote is two thirds of its work. Statements of which there are too many,
 * or that are too long, get no name and are planned each time.
 */
export function createStatementNames({ most = MOST, longest = LONGEST } = {}): (
  sql: string,
) => string | undefined {
  const names = new Map<string, string>();
  return (sql) => {
    const known = names.get(sql);
    if (known !== undefined || names.size >= most || sql.length > longest) return known;
    const name = `onpar_${names.size}`;
    names.set(sql, name);
    return name;
  };
}
