import { execFile } from 'node:child_process';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { findProgram } from '../testing/find-program.ts';
import { startStore, type TestStore } from '../testing/start-store.ts';

const shell = findProgram('mongosh', 'MONGOSH_BINARY');

/** What people ask in a shell, and what they hope for. */
const session: readonly (readonly [asked: string, hoped: unknown])[] = [
  ['db.c.insertOne({_id: 1, a: 1}).acknowledged', true],
  ['Object.values(db.c.insertMany([{_id: 2, a: 2}, {_id: 3, a: 3}]).insertedIds)', [2, 3]],
  [
    'db.c.find({a: {$gt: 1}}).sort({a: -1}).toArray()',
    [
      { _id: 3, a: 3 },
      { _id: 2, a: 2 },
    ],
  ],
  ['db.c.aggregate([{$group: {_id: null, n: {$sum: "$a"}}}]).toArray()', [{ _id: null, n: 6 }]],
  ['db.c.updateMany({}, {$inc: {a: 1}}).modifiedCount', 3],
  ['db.c.findOneAndUpdate({_id: 1}, {$set: {b: 1}}, {returnDocument: "after"})', { _id: 1, a: 2, b: 1 }],
  ['db.c.bulkWrite([{insertOne: {document: {_id: 9}}}, {deleteOne: {filter: {_id: 9}}}]).deletedCount', 1],
  ['db.c.createIndex({a: 1})', 'a_1'],
  ['db.c.createIndex({u: 1}, {unique: true, sparse: true})', 'u_1'],
  ['db.c.getIndexes().map(({name}) => name)', ['_id_', 'a_1', 'u_1']],
  ['db.c.find({a: 2}).explain("executionStats").executionStats.totalKeysExamined', 1],
  ['db.c.explain().aggregate([{$match: {a: 2}}]).ok', 1],
  ['db.c.countDocuments({})', 3],
  ['db.c.distinct("a")', [2, 3, 4]],
  ['db.stats().collections', 1],
  ['db.c.stats().count', 3],
  ['db.getCollectionNames()', ['c']],
  ['rs.status().members.map(({stateStr}) => stateStr)', ['PRIMARY']],
  ['rs.conf().members.length', 1],
  ['db.serverStatus().ok', 1],
  ['db.currentOp().inprog.length > 0', true],
  ['db.currentOp({active: true}).ok', 1],
  ['db.hostInfo().ok', 1],
  ['db.getProfilingStatus().was', 0],
  ['db.getUsers().users', []],
  ['Object.keys(db.serverStatus().opcounters)', ['insert', 'query', 'update', 'delete', 'getmore', 'command']],
  ['db.c.validate().valid', true],
  ['db.c.validate().keysPerIndex._id_', 3],
  ['db.c.find({a: 2}).explain("executionStats").executionStats.executionStages.inputStage.stage', 'IXSCAN'],
  ['db.c.find({nope: 2}).explain().queryPlanner.winningPlan.stage', 'COLLSCAN'],
  ['db.c.explain("allPlansExecution").update({a: 2}, {$set: {b: 1}}).queryPlanner.winningPlan.stage', 'UPDATE'],
  ['db.c.explain().remove({a: 2}).queryPlanner.winningPlan.stage', 'DELETE'],
  ['db.c.explain().count({a: 2}).queryPlanner.winningPlan.stage', 'COUNT'],
  ['db.c.aggregate([{$match: {a: 2}}, {$group: {_id: 1}}], {explain: true}).stages.length', 2],
  ['db.c.totalSize() >= db.c.storageSize() && db.c.dataSize() > 0', true],
  ['typeof db.c.totalIndexSize()', 'number'],
  ['db.c.stats({scale: 2}).scaleFactor', 2],
  ['db.c.isCapped()', false],
  ['db.c.hideIndex("a_1").hidden_new', true],
  ['db.c.unhideIndex("a_1").hidden_new', false],
  ['db.c.getPlanCache().clear().ok', 1],
  ['db.c.getPlanCache().list()', []],
  ['db.c.find().sort({a: 1}).itcount()', 3],
  ['db.c.find().sort({a: 1}).next().a', 2],
  ['db.c.find().batchSize(1).toArray().length', 3],
  ['db.c.find().hint({a: 1}).min({a: 3}).toArray().length', 2],
  ['db.killOp(123456).ok', 1],
  ['"find" in db.adminCommand({listCommands: 1}).commands', true],
  ['db.listCommands().type', 'ListCommandsResult'],
  ['db.adminCommand({getLog: "*"}).names', ['global', 'startupWarnings']],
  ['db.adminCommand({fsync: 1}).ok', 1],
  ['db.adminCommand({features: 1}).ok', 1],
  ['db.adminCommand({connPoolStats: 1}).ok', 1],
  ['db.adminCommand({getDefaultRWConcern: 1}).ok', 1],
  ['db.adminCommand({getParameter: 1, featureCompatibilityVersion: 1}).featureCompatibilityVersion.version', '5.0'],
  ['db.adminCommand({setFeatureCompatibilityVersion: "5.0"}).ok', 1],
  ['db.getSiblingDB("admin").aggregate([{$listLocalSessions: {}}]).toArray().length > 0', true],
  ['db.getMongo().getDBNames()', ['admin', 'config', 'local', 'shell']],
  ['db.getReplicationInfo().usedMB >= 0', true],
  ['rs.printReplicationInfo().type', 'StatsResult'],
  ['rs.printSecondaryReplicationInfo().type', 'StatsResult'],
  ['db.printCollectionStats().type', 'StatsResult'],
  ['db.getSiblingDB("local").oplog.rs.find().sort({$natural: -1}).limit(1).toArray().length', 1],
  ['db.getLogComponents().verbosity', 0],
  ['db.setProfilingLevel(0).was', 0],
  ['db.runCommand({dbHash: 1}).collections.c.length', 32],
  ['refused(() => db.setProfilingLevel(2))', 'CommandNotSupported'],
  ['refused(() => db.c.convertToCapped(100000))', 'CommandNotFound'],
  ['refused(() => db.runCommand({compact: "c"}))', 'CommandNotSupported'],
  ['refused(() => db.c.reIndex())', 'IllegalOperation'],
  ['refused(() => db.fsyncUnlock())', 'IllegalOperation'],
  ['refused(() => db.fsyncLock())', 'CommandNotSupported'],
  ['refused(() => rs.initiate())', 'AlreadyInitialized'],
  ['refused(() => rs.stepDown())', 'CommandNotFound'],
  ['refused(() => db.createUser({user: "x", pwd: "y", roles: []}))', 'CommandNotFound'],
  ['refused(() => db.createView("v", "c", []))', 'CommandNotSupported'],
  ['refused(() => db.setLogLevel(1))', 'InvalidOptions'],
  ['refused(() => db.c.find().tailable().toArray())', 'BadValue'],
  ['refused(() => db.runCommand({nope: 1}))', 'CommandNotFound'],
  ['(() => { const w = db.c.watch(); db.c.insertOne({_id: 77}); return seen(w); })()', 'insert'],
  ['(() => { const w = db.watch(); db.c.deleteOne({_id: 77}); return seen(w); })()', 'delete'],
  [
    '(() => { const s = db.getMongo().startSession(); s.startTransaction(); s.getDatabase(db.getName()).c.insertOne({_id: 500}); s.commitTransaction(); s.endSession(); return db.c.findOne({_id: 500}); })()',
    { _id: 500 },
  ],
  ['db.c.dropIndexes().ok', 1],
  ['db.c.drop()', true],
  ['db.dropDatabase().ok', 1],
];

const script = `
const seen = (stream) => {
  for (let i = 0; i < 200; i++) {
    const event = stream.tryNext();
    if (event) { stream.close(); return event.operationType; }
    sleep(10);
  }
  return 'no event';
};
const refused = (ask) => {
  try { ask(); return 'not refused'; } catch (error) { return error.codeName; }
};
const answers = [];
${session.map(([asked]) => `try { answers.push(${asked}); } catch (error) { answers.push(String(error)); }`).join('\n')}
print('ANSWERS ' + EJSON.stringify(answers, { relaxed: true }));
`;

if (shell === undefined) {
  process.stderr.write('mongosh was not asked: it is not on the PATH, and MONGOSH_BINARY does not name it.\n');
}

(shell === undefined ? describe.skip : describe)('mongosh', () => {
  let store: TestStore;
  let folder: string;

  beforeAll(async () => {
    store = await startStore();
    folder = await mkdtemp(join(tmpdir(), 'mongosh-'));
  });

  afterAll(async () => {
    await store.stop();
    await rm(folder, { recursive: true, force: true });
  });

  it('gets what people ask it for', async () => {
    const file = join(folder, 'session.js');
    await writeFile(file, script);
    const { stdout } = await promisify(execFile)(shell ?? '', ['--quiet', store.url.replace('/?', '/shell?'), file], {
      env: { ...process.env, HOME: folder },
      timeout: 60_000,
    });
    const line = stdout.split('\n').find((text) => text.startsWith('ANSWERS ')) ?? stdout;
    const answers = JSON.parse(line.slice('ANSWERS '.length)) as unknown[];
    expect(session.map(([asked], i) => [asked, answers[i]])).toEqual(session.map((pair) => [...pair]));
  }, 90_000);
});
