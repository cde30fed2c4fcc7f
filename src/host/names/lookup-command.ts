/** The database an address is looked up in: hosts, or networks by IPv4 network number. */
export type LookupKind = 'host' | 'network';

/** How to start a process that runs `serveLookups`. */
export interface LookupCommand {
  readonly command: string;
  readonly args: readonly string[];
  readonly env: Readonly<Record<string, string | undefined>>;
}

/** With this variable in its environment the program only runs `serveLookups`. */
export const LOOKUP_VARIABLE = 'NETSTAT_JS_LOOKUPS';

/** Size of its thread pool. Node runs slow calls such as look-ups on half of the pool. */
const THREADS = 256;

/** The command that starts this program as a resolver process. */
export function lookupCommand(
  command: string,
  args: readonly string[],
  env: Readonly<Record<string, string | undefined>>,
): LookupCommand {
  return {
    command,
    args,
    // Copied only when names are looked up: that takes 0.1 ms.
    get env() {
      return {
        ...env,
        [LOOKUP_VARIABLE]: '1',
        UV_THREADPOOL_SIZE: String(THREADS),
        // Its own children (getent) must not outlive it, even if it is killed.
        BUN_FEATURE_FLAG_NO_ORPHANS: '1',
      };
    },
  };
}
