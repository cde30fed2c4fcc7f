import { HostError } from '../../errors.ts';
import type { Names } from '../../format/names.ts';
import { type Address, Ipv4Address } from '../../proc/reading/address.ts';
import { isLive, type Root } from '../root/root.ts';
import { AddressNames } from './address-names.ts';
import { parseHosts } from './hosts-file.ts';
import type { LookupCommand } from './lookup-command.ts';
import { parseNetworks } from './networks-file.ts';
import { type Database, parseNsswitch } from './nsswitch.ts';
import { planLookups } from './plan.ts';
import { portNames } from './port-names.ts';
import type { SystemLookups } from './system-lookups.ts';
import { userNames } from './user-names.ts';

export interface ResolverOptions {
  readonly numericHosts: boolean;
  readonly numericPorts: boolean;
  readonly numericUsers: boolean;
  /** Seconds after which a look-up is not waited for any more; with 0 the files alone name hosts. */
  readonly dnsTimeout: number;
  /** Starts the process that asks the system for names; without it the files alone name hosts. */
  readonly lookups?: LookupCommand | undefined;
}

/** What an address is to be known as: the methods of `Names` that take one. */
export type AddressRole = 'host' | 'routeHost' | 'network';

/** The names of one host, and the look-ups that they need. */
export interface NameService {
  /** Knows what the files say, and of all else what was looked up. */
  readonly names: Names;
  /**
   * Looks up what the files do not say of these addresses, all at the same time, each once. Waits until they are known
   * or the time is over; never fails. Once nothing at all was answered for that long, nothing is asked any more.
   */
  resolve(addresses: Iterable<Address>, role?: AddressRole): Promise<void>;
  /**
   * Ends the process that asks the system, whatever it still waits for; `resolve` starts another. Done when it is gone:
   * while it runs, its sockets are among those of the system.
   */
  close(): Promise<void>;
}

/**
 * The names of a host as glibc's name service finds them: in the files of the host, in the order of its nsswitch.conf. Of a
 * live host the system is asked what the files do not say of addresses, of a recorded one nothing. Each file is read
 * when it is first needed, and once.
 */
export function createResolver(root: Root, options: ResolverOptions): NameService {
  const { numericHosts, numericPorts, numericUsers, dnsTimeout, lookups } = options;
  const command = isLive(root) && dnsTimeout > 0 ? lookups : undefined;
  let system: SystemLookups | undefined;
  const sources = lazy(() => parseNsswitch(readFile(root, '/etc/nsswitch.conf')));
  const file = (name: string): Uint8Array => readFile(root, `/etc/${name}`) ?? NOTHING;
  const plan = (database: Database, asks: (source: string) => boolean) =>
    planLookups(sources()[database], asks);

  const hosts = lazy(
    () =>
      new AddressNames(
        'host',
        plan('hosts', () => command !== undefined),
        () => parseHosts(file('hosts')),
      ),
  );
  const networks = lazy(
    () =>
      new AddressNames(
        'network',
        plan('networks', (source) => command !== undefined && source === 'dns'),
        () => parseNetworks(file('networks')),
      ),
  );
  const ports = lazy(() => portNames(sources(), file));
  const users = lazy(() => userNames(sources(), readFile(root, '/etc/passwd')));

  const database = (address: Address, role: AddressRole): AddressNames =>
    role === 'network' || (role === 'host' && isNetwork(address)) ? networks() : hosts();
  const named = (address: Address, role: AddressRole): string | undefined => {
    if (numericHosts) return undefined;
    if (address.isZero) return address instanceof Ipv4Address ? undefined : UNSPECIFIED;
    return database(address, role).get(address);
  };
  return {
    names: {
      host: (address) => named(address, 'host'),
      routeHost: (address) => named(address, 'routeHost'),
      network: (address) => named(address, 'network'),
      service: (port, protocol) => (numericPorts || port === 0 ? undefined : ports()[protocol].get(port)),
      user: (uid) => (numericUsers ? undefined : users().get(uid >>> 0)),
    },
    async resolve(addresses, role = 'host') {
      if (numericHosts || command === undefined || system?.isDead) return;
      const questions = [];
      for (const address of addresses) {
        const question = address.isZero ? undefined : database(address, role).question(address);
        if (question !== undefined) questions.push(question);
      }
      if (questions.length === 0) return;
      system ??= await startSystem(command, dnsTimeout);
      await system.ask(questions);
    },
    close: async () => system?.close(),
  };
}

/** What it takes to ask the system is loaded only when something is asked. */
async function startSystem(command: LookupCommand, seconds: number): Promise<SystemLookups> {
  const { SystemLookups } = await import('./system-lookups.ts');
  return new SystemLookups(command, seconds * 1000);
}

const NOTHING = new Uint8Array();

/** What :: is called where addresses have names. */
const UNSPECIFIED = '[::]';

/** An address that sockets show as a network: net-tools goes by an empty first octet. */
function isNetwork(address: Address): boolean {
  return address instanceof Ipv4Address && address.word >>> 24 === 0;
}

function readFile(root: Root, path: string): Uint8Array | undefined {
  try {
    return root.read(path);
  } catch (error) {
    if (error instanceof HostError) return undefined;
    throw error;
  }
}

function lazy<T>(make: () => T): () => T {
  let made: { value: T } | undefined;
  return () => {
    made ??= { value: make() };
    return made.value;
  };
}
