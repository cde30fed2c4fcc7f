import type { HostError } from '../../errors.ts';
import { errnoText } from '../../host/root/errno-text.ts';
import { OPEN_FILES } from '../../host/root/inside.ts';

/** Why a recorded host cannot be opened, latin1. */
export function whyUnread({ path, code, errno, reason }: HostError): string {
  if (path === OPEN_FILES) return `recorded hosts are read by way of ${OPEN_FILES}, which is not there`;
  return code === 'DENIED'
    ? errnoText(errno)
    : (reason ?? 'no recorded host: there is neither proc/ nor net/ nor a table such as tcp in it');
}
