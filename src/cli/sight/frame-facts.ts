import { hostName } from '../../host/recording/host-name.ts';
import type { FrameFacts } from '../../output/form.ts';
import { textOf } from '../../text/utf8.ts';
import { VERSION } from '../version.ts';
import type { Sight } from './scopes.ts';

/** What a frame says of itself. */
export function frameFacts({ only, several }: Pick<Sight, 'only' | 'several'>, now: Date): FrameFacts {
  const host = only && hostName(only);
  return {
    version: VERSION,
    ...(host === undefined ? {} : { host: textOf(host) }),
    ...(several === undefined ? {} : { hosts: several.count }),
    time: only?.recording?.time ?? now.toISOString(),
  };
}
