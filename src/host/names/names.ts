import type { Names } from '../../format/names.ts';
import { type Address, Ipv4Address } from '../../proc/reading/address.ts';
import { once } from '../once.ts';
import { optional } from '../root/optional.ts';
import { isLive, type Root } from '../root/root.ts';
import { AddressNames } from './address-names.ts';
import { parseHosts } from './hosts-file.ts';
import type { LookupCommand } from './lookup-command.ts';
import { parseNetworks } from './networks-file.ts';
import { type Database, parseNsswitch } from './nsswitch.ts';
import { OwnSockets } from './own-sockets.ts';
import { planLookups } from './plan.ts';
import { portNames } from './port-names.ts';
import type { Question, SystemLookups } from './system-lookups.ts';
import { userNames } from './user-names.ts';

export interface NameServiceOptions {
  readonly numericHosts: boolean;
  readonly numericPorts: boolean;
  readonly numericUsers: boolean;
  /** Time-out of a look-up in seconds; with 0 only files name hosts. */
  readonly dnsTimeout: number;
  /** Command of the resolver process; without it only files name hosts. */
  readonly lookups?: LookupCommand | undefined;
  /** When a system that did not answer is asked again, in milliseconds; 30,000 unless given. */
  readonly askAgainAfter?: number;
}

const ASK_AGAIN = 30_000;

/** The method of `Names` that an address is looked up by. */
export type AddressRole = 'host' | 'routeHost' | 'network';

/** Names as one host sees them, and the look-ups behind them. */
export interface NameService {
  /** Answers from the files and from finished look-ups. */
  readonly names: Names;
  /**
   * Looks up the addresses that the files do not name, concurrently and each once. Resolves when all are answered or at
   * the time-out; never fails. After a time-out without a single answer nothing is asked for half a minute, and then no one waits for the
   * answers.
   */
  resolve(addresses: Iterable<Address>, role?: AddressRole): Promise<void>;
  /** The sockets of the resolver process; undefined where the system is not asked. */
  readonly ownSockets: OwnSockets | undefined;
  /**
   * Kills the resolver process; `resolve` starts a new one. Resolves when the process is gone, because its sockets are
   * listed as long as it lives.
   */
  close(): Promise<void>;
}

/**
 * Names as glibc's name service finds them: in the host's files, in the order of its nsswitch.conf. On the running host the
 * system's name service is asked for addresses that no file names; for a recorded host it is not. Each file is read once,
 * on first use.
 */
export function createNameService(root: Root, options: NameServiceOptions): NameService {
  const {
    numericHosts,
    numericPorts,
    numericUsers,
    dnsTimeout,
    lookups,
    askAgainAfter = ASK_AGAIN,
  } = options;
  const command = isLive(root) && dnsTimeout > 0 ? lookups : undefined;
  const ownSockets = command && new OwnSockets();
  let system: SystemLookups | undefined;
  /** What is to take the place of a system that did not answer. */
  let successor: Promise<SystemLookups> | undefined;
  const sources = once(() => parseNsswitch(optional(() => root.read('/etc/nsswitch.conf'))));
  const file = (name: string): Uint8Array => optional(() => root.read(`/etc/${name}`)) ?? NOTHING;
  const plan = (database: Database, asks: (source: string) => boolean) =>
    planLookups(sources()[database], asks);

  const hosts = once(
    () =>
      new AddressNames(
        'host',
        plan('hosts', () => command !== undefined),
        () => parseHosts(file('hosts')),
      ),
  );
  const networks = once(
    () =>
      new AddressNames(
        'network',
        plan('networks', (source) => command !== undefined && source === 'dns'),
        () => parseNetworks(file('networks')),
      ),
  );
  const ports = once(() => portNames(sources(), file));
  const users = once(() =>
    userNames(
      sources(),
      optional(() => root.read('/etc/passwd')),
    ),
  );

  const database = (address: Address, role: AddressRole): AddressNames =>
    role === 'network' || (role === 'host' && isNetwork(address)) ? networks() : hosts();
  const named = (address: Address, role: AddressRole): string | undefined => {
    if (numericHosts) return undefined;
    if (address.isZero) return address instanceof Ipv4Address ? undefined : UNSPECIFIED;
    return database(address, role).get(address);
  };
  /** Loaded late: most runs start no resolver process. */
  const startSystem = async (command: LookupCommand): Promise<SystemLookups> => {
    const { SystemLookups } = await import('./system-lookups.ts');
    return new SystemLookups(command, dnsTimeout * 1000, (pid) => ownSockets?.watch(pid));
  };
  /** Asks a new process while frames go on: a later frame has its answers. */
  const askAgain = async (command: LookupCommand, questions: readonly Question[]): Promise<void> => {
    successor = startSystem(command);
    const next = await successor;
    await next.ask(questions);
    system = next;
    successor = undefined;
  };
  return {
    names: {
      host: (address) => named(address, 'host'),
      routeHost: (address) => named(address, 'routeHost'),
      network: (address) => named(address, 'network'),
      service: (port, protocol) => (numericPorts || port === 0 ? undefined : ports()[protocol].get(port)),
      user: (uid) => (numericUsers ? undefined : users().get(uid >>> 0)),
    },
    ownSockets,
    async resolve(addresses, role = 'host') {
      if (numericHosts || command === undefined) return;
      const { deadFor } = system ?? {};
      if (deadFor !== undefined) {
        if (deadFor < askAgainAfter || successor !== undefined) return;
        hosts().forgetUnanswered();
        networks().forgetUnanswered();
      }
      const questions = [];
      for (const address of addresses) {
        const question = address.isZero ? undefined : database(address, role).question(address);
        if (question !== undefined) questions.push(question);
      }
      if (questions.length === 0) return;
      if (deadFor !== undefined) return void askAgain(command, questions);
      system ??= await startSystem(command);
      await system.ask(questions);
    },
    async close() {
      await (await successor)?.close();
      await system?.close();
    },
  };
}

const NOTHING = new Uint8Array();

/** The name net-tools shows for `::`. */
const UNSPECIFIED = '[::]';

/** Whether net-tools looks the address up as a network: if its first octet is 0. */
function isNetwork(address: Address): boolean {
  return address instanceof Ipv4Address && address.word >>> 24 === 0;
}
