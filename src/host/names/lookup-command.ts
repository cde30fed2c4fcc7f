/** What an address is looked up as: a host, or an IPv4 network number. */
export type LookupKind = 'host' | 'network';

/** How to start a process that runs `serveLookups`. */
export interface LookupCommand {
  readonly command: string;
  readonly args: readonly string[];
  readonly env: Readonly<Record<string, string | undefined>>;
}

/** A process with this variable in its environment is to run `serveLookups` and nothing else. */
export const LOOKUP_VARIABLE = 'NETSTAT_JS_LOOKUPS';

/** Threads of that process. Node uses half of them for slow calls such as look-ups: so many run at the same time. */
const THREADS = 256;

/** The command that starts a program once more, now to look up names. */
export function lookupCommand(
  command: string,
  args: readonly string[],
  env: Readonly<Record<string, string | undefined>>,
): LookupCommand {
  return {
    command,
    args,
    env: {
      ...env,
      [LOOKUP_VARIABLE]: '1',
      UV_THREADPOOL_SIZE: String(THREADS),
      // Where that process starts others, none of them outlives it, not even when it is killed.
      BUN_FEATURE_FLAG_NO_ORPHANS: '1',
    },
  };
}
