import { type Address, Ipv4Address } from '../../proc/reading/address.ts';
import { AddressTable } from './address-table.ts';
import type { LookupKind } from './lookup-command.ts';
import type { Plan } from './plan.ts';
import type { Question } from './system-lookups.ts';

/** A longer name of an IPv4 address is cut, one of an IPv6 address is not shown (observed, net-tools 2.10). */
const NAME_LIMIT = 127;

/** The names of hosts, or of networks: from the file, and the answers of the system, each address asked once. */
export class AddressNames {
  readonly #kind: LookupKind;
  readonly #plan: Plan;
  readonly #readFile: () => AddressTable<string>;
  #file: AddressTable<string> | undefined;
  /** What was asked: the answer, false when there is no name, null as long as there is no answer. */
  readonly #answers = new AddressTable<string | false | null>();

  /** @param readFile reads the file, when the first address is looked up */
  constructor(kind: LookupKind, plan: Plan, readFile: () => AddressTable<string>) {
    this.#kind = kind;
    this.#plan = plan;
    this.#readFile = readFile;
  }

  /** The name of an address, as it is shown. */
  get(address: Address): string | undefined {
    const name = this.#answers.get(address) ?? this.#fromFile(address);
    return name === undefined || name === false ? undefined : shown(address, name);
  }

  /** What to ask the system so as to know this address; undefined when the file knows it, or when it was asked. */
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

/** What net-tools does to the number of a mapped address it does to its name: all up to the last `:` before the first dot goes. */
function withoutPrefix(name: string): string {
  const dot = name.indexOf('.');
  return dot < 0 ? name : name.slice(name.lastIndexOf(':', dot) + 1);
}
