import type { z } from 'zod';
import { methodInputs, type MethodName, type MethodResult } from '../../contracts/methods.ts';
import type { Actor } from '../../domain/actor.ts';
import type { Context } from '../../domain/context.ts';
import type { PresenceTie, Typing } from '../../domain/presence/index.ts';

/** The connection as far as methods are concerned. */
export interface Caller {
  readonly actor: Actor;
  readonly presence: PresenceTie;
  /** Resolves when everything that happens from now on reaches this connection. */
  readonly attached: Promise<void>;
  /** Replaces the set of people of whose presence this connection is told. */
  watch(userIds: readonly string[]): void;
}

export interface MethodCall<Name extends MethodName> {
  readonly ctx: Context;
  readonly actor: Actor;
  readonly input: z.output<(typeof methodInputs)[Name]>;
  readonly caller: Caller;
  readonly typing: Typing;
}

interface Declaration<Name extends MethodName> {
  readonly event: Name;
  /** Who may call. A connection has a session, so there are no strangers here; what one may do, the domain decides. */
  readonly access: 'user';
  /** Counts against the limit on what one person writes. */
  readonly sends?: true;
  handle(call: MethodCall<Name>): Promise<MethodResult<Name>>;
}

/** A method as data: parsing, limits, the refusal of strangers and the tests that walk all of them come from it. */
export interface Method {
  readonly event: MethodName;
  readonly access: 'user';
  readonly sends: boolean;
  readonly input: z.ZodType;
  handle(call: MethodCall<MethodName>): Promise<unknown>;
}

/** @throws Error when the declaration does not say who may call: the process does not start. */
export function method<Name extends MethodName>(declaration: Declaration<Name>): Method {
  // Types see to it already; a stray cast must not open a door.
  const access: string | undefined = declaration.access;
  if (access !== 'user') throw new Error(`${declaration.event} does not say who may call it.`);
  return {
    event: declaration.event,
    access,
    sends: declaration.sends ?? false,
    input: methodInputs[declaration.event],
    // The input has been parsed by the schema of this very name before.
    handle: declaration.handle as unknown as Method['handle'],
  };
}
