/** The database an address is looked up in: hosts, or networks by IPv4 network number. */
export type LookupKind = 'host' | 'network';

/** How to start a process that runs `serveLookups`. */
export interface LookupCommand {
  readonly command: string;
  readonly args: readonly string[];
  readonly env: Readonly<Record<string, string | undefined>>;
  /** Called when such a process is started; what it gives is called when the process has ended. */
  readonly whileRunning?: () => () => void;
}

/** With this word alone behind its name the program only runs `serveLookups`. No one gives it by chance, and to net-tools it is nothing. */
export const LOOKUPS_WORD = 'netstat-js:serve-lookups';

/** Size of its thread pool. Node runs slow calls such as look-ups on half of the pool. */
const THREADS = 256;

/** The command that starts this program as a resolver process. */
export function lookupCommand(
  command: string,
  args: readonly string[],
  env: Readonly<Record<string, string | undefined>>,
  whileRunning?: () => () => void,
): LookupCommand {
  return {
    ...(whileRunning && { whileRunning }),
    command,
    args: [...args, LOOKUPS_WORD],
    // Copied only when names are looked up: that takes 0.1 ms.
    get env() {
      return {
        ...env,
        UV_THREADPOOL_SIZE: String(THREADS),
        // Its own children (getent) must not outlive it, even if it is killed.
        BUN_FEATURE_FLAG_NO_ORPHANS: '1',
      };
    },
  };
}
