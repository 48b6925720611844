/** How long a server may take to say who it is. */
const PATIENCE_MS = 10_000;

/**
 * Who answers at a URL, in words for the last lines of a test run. Asked before hundreds of tests fail for want of it.
 * @param {string} url
 * @param {number} [patienceMs]
 * @returns {Promise<string>} e.g. `MongoDB 7.0.14`
 */
export async function askServer(url, patienceMs = PATIENCE_MS) {
  const { MongoClient } = await import('mongodb');
  const client = new MongoClient(url, { serverSelectionTimeoutMS: patienceMs });
  try {
    const admin = client.db('admin');
    const { version, gitVersion } = await admin.command({ buildInfo: 1 });
    const { setName } = await admin.command({ hello: 1 });
    if (setName === undefined) throw new Error('it is no replica set: start it with --replSet and run rs.initiate()');
    return gitVersion === 'embedded' ? `an embedded store that answers as MongoDB ${version}` : `MongoDB ${version}`;
  } catch (error) {
    const reason = error instanceof Error ? error.message : String(error);
    throw new Error(`The tests cannot run on the server of MONGO_URL: ${reason}`, { cause: error });
  } finally {
    await client.close();
  }
}
