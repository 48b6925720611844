/**
 * The store that the tests of this run share: the one at MONGO_URL, or the embedded one that the run started.
 * @returns a URL for the driver.
 */
export async function testStoreUrl(): Promise<string> {
  const url = process.env['MONGO_URL'] ?? process.env['PARLEY_TEST_STORE'];
  if (url === undefined) throw new Error('No store for the tests: run them by `npm test`, or set MONGO_URL.');
  return url;
}
