import { counters } from '../entry.ts';
import { CLOSING } from './tcp-ext/closing.ts';
import { GUARDING } from './tcp-ext/guarding.ts';
import { OPENING } from './tcp-ext/opening.ts';
import { RECEIVING } from './tcp-ext/receiving.ts';
import { RECOVERY } from './tcp-ext/recovery.ts';
import { SENDING } from './tcp-ext/sending.ts';

export const TCP_EXT = counters(
  ['TcpExt'],
  [OPENING, SENDING, RECEIVING, RECOVERY, CLOSING, GUARDING].join('\n'),
);
