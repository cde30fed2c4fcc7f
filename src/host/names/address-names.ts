import { type Address, Ipv4Address } from '../../proc/reading/address.ts';
import { once } from '../once.ts';
import { type AddressKey, addressKey } from './address-key.ts';
import type { LookupKind } from './lookup-command.ts';
import type { Plan } from './plan.ts';
import type { Question } from './system-lookups.ts';

/** Longest name shown, in bytes: net-tools cuts a longer name of an IPv4 address and drops that of an IPv6 address (observed, 2.10). */
const NAME_LIMIT = 127;

/** Names of hosts or of networks, from the file and from the system's name service, which is asked once per address. */
export class AddressNames {
  readonly #kind: LookupKind;
  readonly #plan: Plan;
  /** The names in the file. */
  readonly #file: () => ReadonlyMap<AddressKey, string>;
  /** By address: the name, `false` for no name, `null` until the answer comes. */
  readonly #answers = new Map<AddressKey, string | false | null>();

  /** @param readFile reads the file, when the first address is looked up */
  constructor(kind: LookupKind, plan: Plan, readFile: () => ReadonlyMap<AddressKey, string>) {
    this.#kind = kind;
    this.#plan = plan;
    this.#file = once(readFile);
  }

  /** The name as netstat shows it. */
  get(address: Address): string | undefined {
    const key = addressKey(address);
    const name = this.#answers.get(key) ?? this.#fromFile(key);
    return name === undefined || name === false ? undefined : shown(address, name);
  }

  /** The question to ask the system about this address; undefined if the file has its name or it was asked before. */
  question(address: Address): Question | undefined {
    const { others } = this.#plan;
    if (others === 'never') return undefined;
    const key = addressKey(address);
    if (this.#answers.has(key)) return undefined;
    if (others === 'after-files' && this.#fromFile(key) !== undefined) return undefined;
    this.#answers.set(key, null);
    return {
      kind: this.#kind,
      address: address.toString(),
      answer: (name) => this.#answers.set(key, name ?? false),
    };
  }

  /** Lets questions be asked again that got no answer. */
  forgetUnanswered(): void {
    for (const [key, answer] of this.#answers) if (answer === null) this.#answers.delete(key);
  }

  #fromFile(key: AddressKey): string | undefined {
    return this.#plan.files ? this.#file().get(key) : undefined;
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
