import type { Db } from 'mongodb';

/** What a database server says of itself. */
export async function serverOf(db: Db): Promise<{ version: string; embedded: boolean }> {
  const { version, gitVersion } = await db.admin().command({ buildInfo: 1 });
  return { version: String(version), embedded: gitVersion === 'embedded' };
}
