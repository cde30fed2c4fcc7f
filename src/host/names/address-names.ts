import { type Address, Ipv4Address } from '../../proc/reading/address.ts';
import { AddressTable } from './address-table.ts';
import type { LookupKind } from './lookup-command.ts';
import type { Plan } from './plan.ts';
import type { Question } from './system-lookups.ts';

/** Longest name shown, in bytes: net-tools cuts a longer name of an IPv4 address and drops that of an IPv6 address (observed, 2.10). */
const NAME_LIMIT = 127;

/** Names of hosts or of networks, from the file and from the system's name service, which is asked once per address. */
export class AddressNames {
  readonly #kind: LookupKind;
  readonly #plan: Plan;
  readonly #readFile: () => AddressTable<string>;
  #file: AddressTable<string> | undefined;
  /** By address: the name, `false` for no name, `null` while the answer is outstanding. */
  readonly #answers = new AddressTable<string | false | null>();

  /** @param readFile reads the file, when the first address is looked up */
  constructor(kind: LookupKind, plan: Plan, readFile: () => AddressTable<string>) {
    this.#kind = kind;
    this.#plan = plan;
    this.#readFile = readFile;
  }

  /** The name as netstat shows it. */
  get(address: Address): string | undefined {
    const name = this.#answers.get(address) ?? this.#fromFile(address);
    return name === undefined || name === false ? undefined : shown(address, name);
  }

  /** The question to ask the system about this address; undefined if the file has its name or it was asked before. */
  question(address: Address): Question | undefined {
    const { others } = this.#plan;
    if (others === 'never' || this.#answers.get(address) !== undefined) return undefined;
    if (others === 'after-files' && this.#fromFile(address) !== undefined) return undefined;
    this.#answers.set(address, null);
    return {
      kind: this.#kind,
      address: address.toString(),
      answer: (name) => this.#answers.set(address, name ?? false),
    };
  }

  #fromFile(address: Address): string | undefined {
    if (!this.#plan.files) return undefined;
    this.#file ??= this.#readFile();
    return this.#file.get(address);
  }
}

function shown(address: Address, name: string): string | undefined {
  if (address instanceof Ipv4Address) return name.slice(0, NAME_LIMIT);
  if (name.length > NAME_LIMIT) return undefined;
  return address.isMapped ? withoutPrefix(name) : name;
}

/** net-tools strips `::ffff:` from a mapped address, and the same way from its name: everything up to the last `:` before the first dot. */
function withoutPrefix(name: string): string {
  const dot = name.indexOf('.');
  return dot < 0 ? name : name.slice(name.lastIndexOf(':', dot) + 1);
}
