import { Doc, Int32 } from '../../bson/values.ts';
import { toTimestamp } from '../../oplog/log-time.ts';
import type { Reply } from '../../wire/reply.ts';
import type { Command } from '../command.ts';
import { SET_NAME, type Engine } from '../engine.ts';

/** `rs.status()`: one member, which is the primary. */
export const replSetGetStatus: Command = {
  names: ['replSetGetStatus'],
  adminOnly: true,
  run({ engine }): Reply {
    const { address, startedAt } = engine.node;
    const optime = Doc.of({ ts: toTimestamp(engine.log.visible), t: 1n });
    const member = Doc.of({
      _id: new Int32(0),
      name: address,
      health: 1,
      state: new Int32(1),
      stateStr: 'PRIMARY',
      uptime: new Int32(Math.floor((Date.now() - startedAt.getTime()) / 1000)),
      optime,
      optimeDate: new Date(Number(engine.log.visible >> 32n) * 1000),
      electionTime: toTimestamp(BigInt(Math.floor(startedAt.getTime() / 1000)) << 32n),
      electionDate: startedAt,
      configVersion: new Int32(1),
      configTerm: new Int32(1),
      self: true,
    });
    const fields = Doc.of({
      set: SET_NAME,
      date: new Date(),
      myState: new Int32(1),
      term: 1n,
      heartbeatIntervalMillis: 2000n,
      majorityVoteCount: new Int32(1),
      writeMajorityCount: new Int32(1),
      votingMembersCount: new Int32(1),
      writableVotingMembersCount: new Int32(1),
      optimes: Doc.of({ lastCommittedOpTime: optime, appliedOpTime: optime, durableOpTime: optime }),
      members: [member],
    });
    return { fields };
  },
};

export const replSetGetConfig: Command = {
  names: ['replSetGetConfig'],
  adminOnly: true,
  run({ engine }): Reply {
    return { fields: Doc.of({ config: replicaSetConfig(engine) }) };
  },
};

/** Also the only document of `local.system.replset`. */
export function replicaSetConfig({ node }: Engine): Doc {
  const member = Doc.of({
    _id: new Int32(0),
    host: node.address,
    arbiterOnly: false,
    buildIndexes: true,
    hidden: false,
    priority: 1,
    tags: new Doc(),
    secondaryDelaySecs: 0n,
    votes: new Int32(1),
  });
  return Doc.of({
    _id: SET_NAME,
    version: new Int32(1),
    term: new Int32(1),
    members: [member],
    protocolVersion: 1n,
    writeConcernMajorityJournalDefault: true,
    settings: Doc.of({
      chainingAllowed: true,
      heartbeatIntervalMillis: new Int32(2000),
      heartbeatTimeoutSecs: new Int32(10),
    }),
  });
}
