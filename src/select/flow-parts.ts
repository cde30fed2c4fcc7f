import { type Naming, OF_ONE_HOST } from '../records/fields.ts';
import { enumerated } from '../text/enumerated.ts';
import { quoted, SelectError } from './error.ts';
import type { Expression, Token } from './expression/expression.ts';
import { isField, isName } from './fields.ts';

/** An expression about flows in two parts, each of which may be missing. */
export interface FlowParts {
  /** About the sockets that flows are made of. */
  readonly sockets: Expression | undefined;
  readonly flows: Expression | undefined;
}

/**
 * Parts an expression at the `and`s of its outermost level by what is named: fields of flows select flows, other names of sockets select the
 * sockets that flows are made of. A name that both have is a socket's, unless flows have a field of that very name.
 *
 * @throws SelectError for a part that names what only sockets have and what only flows have
 */
export function flowParts(expression: Expression, naming: Naming = OF_ONE_HOST): FlowParts {
  const parts = expression.kind === 'and' ? expression.operands : [expression];
  const ofFlows = parts.map((part) => isOfFlows(namesIn(part), naming));
  const those = (are: boolean): Expression | undefined => all(parts.filter((_, at) => ofFlows[at] === are));
  return { sockets: those(false), flows: those(true) };
}

function isOfFlows(names: readonly Token[], naming: Naming): boolean {
  const onlyFlows = names.filter(({ text }) => !isName(text, 'socket', naming));
  const onlySockets = names.filter(({ text }) => !isName(text, 'flow', naming));
  const [flow] = onlyFlows;
  const [socket] = onlySockets.filter(({ text }) => isName(text, 'socket', naming));
  if (flow !== undefined && socket !== undefined) {
    const both = enumerated([quoted(flow.text), quoted(socket.text)], 'and');
    throw new SelectError(
      `${both} cannot be in one part: one is of flows, the other of the sockets that they are made of; join them by an outer 'and'`,
      Math.max(flow.start, socket.start),
    );
  }
  if (flow !== undefined) return true;
  return socket === undefined && names.every(({ text }) => isField(text, 'flow', naming));
}

function namesIn(expression: Expression): Token[] {
  if (expression.kind === 'comparison') return [expression.field];
  return expression.kind === 'not' ? namesIn(expression.operand) : expression.operands.flatMap(namesIn);
}

function all(operands: readonly Expression[]): Expression | undefined {
  return operands.length > 1 ? { kind: 'and', operands } : operands[0];
}
