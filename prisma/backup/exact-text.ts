import type pg from 'pg';

/**
 * Makes a transaction write and read every value as the same text, whatever the server's settings
 * are: that text is exact for every type of PostgreSQL, to the last bit.
 */
export async function useExactText(client: pg.Client): Promise<void> {
  await client.query(`
    SET LOCAL TimeZone = 'UTC'; SET LOCAL DateStyle = 'ISO, YMD'; SET LOCAL IntervalStyle = 'postgres';
    SET LOCAL bytea_output = 'hex'; SET LOCAL extra_float_digits = 1`);
}
