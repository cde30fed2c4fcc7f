import type { FlowRecord } from '../records/flow.ts';
import { AddressBook, packed } from './address-book.ts';
import { Associations } from './associations.ts';
import { type ConnectionEnd, endOf, type ListeningEnd, type SeenEnd } from './connection-end.ts';
import { type Direction, directionOf } from './direction.ts';
import { type Connection, GrowingFlows } from './growing-flows.ts';
import { Homes } from './homes.ts';
import { type Answering, Listeners } from './listeners.ts';
import { joinEnds } from './mirrors.ts';
import type { Addresses, RowView } from './row-view.ts';
import { describeSide, type Side, Sides } from './sides.ts';
import { Translations } from './translations.ts';
import type { Vantage } from './vantage.ts';

/** Takes the sockets of one look at hosts and their namespaces, and tells who talks to whom. */
export class FlowGatherer {
  readonly #vantages: Vantage[] = [];
  readonly #book = new AddressBook();
  readonly #ends: ConnectionEnd[] = [];
  readonly #listeners = new Listeners();
  readonly #associations = new Associations();

  /** Begins with what is seen from there. */
  enter(vantage: Vantage): void {
    this.#vantages.push(vantage);
  }

  /** Takes a row. @param isSelected whether it is such as is asked for: others only tell more of the connections that are */
  see<R>(vantage: Vantage, view: RowView<R>, row: R, isSelected: boolean): void {
    const seen = endOf(vantage, view, row, this.#book, isSelected);
    if (seen?.kind === 'connection') this.#ends.push(seen.end);
    else if (seen !== undefined) this.#listeners.add(vantage, seen.protocol, seen.port, seen.end);
    if (seen !== undefined && view.addresses !== undefined)
      this.#seeOthers(vantage, seen, view.addresses(row));
  }

  /** Takes the other addresses of a socket that has several. */
  #seeOthers(vantage: Vantage, seen: SeenEnd, { locals, foreigns }: Addresses): void {
    const own = locals.map((address) => this.#book.of(address));
    if (seen.kind === 'connection' && own.length > 0 && foreigns.length > 0)
      this.#associations.add(
        seen.end,
        own,
        foreigns.map((address) => this.#book.of(address)),
      );
    if (seen.kind === 'listener')
      for (const address of own.slice(1))
        this.#listeners.add(vantage, seen.protocol, seen.port, { ...seen.end, address });
  }

  /** The flows, the one with the most connections first. Each record is made when it is asked for. To be called once. */
  flows(): Iterable<FlowRecord> {
    const homes = new Homes();
    for (const vantage of this.#vantages)
      for (const address of vantage.addresses) homes.add(this.#book.of(packed(address)), vantage);
    for (const { source, vantage } of this.#ends) homes.add(source, vantage);
    this.#associations.addTo(homes);
    this.#associations.join(homes);
    const translations = new Translations(this.#vantages, this.#book);
    joinEnds(this.#ends, this.#book, homes, translations);
    const sides = new Sides();
    const flows = new GrowingFlows();
    for (const first of this.#ends) {
      const second = first.partner;
      if (second?.isCounted) continue;
      first.isCounted = true;
      if (!first.isSelected && second?.isSelected !== true) continue;
      const answering =
        second === undefined ? this.#listeners.answering(first, homes, translations) : undefined;
      const listener = this.#listeners.at(first);
      const other = second === undefined ? answering?.listener : this.#listeners.at(second);
      const seen = { first, listener, other, answering: answering?.isEnd ? answering : undefined };
      flows.add(connectionOf(seen, directionOf(first, listener, other), sides), first, second);
    }
    return flows.records();
  }
}

/** What is known of a connection. */
interface SeenConnection {
  readonly first: ConnectionEnd;
  /** Who waits at its port, if anyone does. */
  readonly listener: ListeningEnd | undefined;
  /** The same of the other one. */
  readonly other: ListeningEnd | undefined;
  /** The other end, where a socket that has no row of this connection is it. */
  readonly answering: Answering | undefined;
}

/** What no process holds any more was of who listens. */
function connectionOf(
  { first, listener, other, answering }: SeenConnection,
  { certainty, isFirstServer }: Direction,
  sides: Sides,
): Connection {
  const { vantage, protocol, source, destination, state, partner: second } = first;
  const isSecondServer = certainty !== 'unknown' && !isFirstServer;
  const one = sides.of(vantage, first.owner ?? (isFirstServer ? listener?.owner : undefined), source);
  const two =
    second !== undefined
      ? sides.of(second.vantage, second.owner ?? (isSecondServer ? other?.owner : undefined), second.source)
      : answering !== undefined
        ? sides.of(answering.vantage, answering.listener.owner, answering.address)
        : isOwnEnd(first)
          ? one
          : sides.unseen(destination, vantage);
  if (isFirstServer)
    return {
      client: two,
      server: one,
      protocol,
      certainty,
      port: first.sourcePort,
      state: second?.state ?? state,
    };
  if (isSecondServer)
    return {
      client: one,
      server: two,
      protocol,
      certainty,
      state,
      port: second?.sourcePort ?? answering?.port ?? first.destinationPort,
    };
  // Either end may come first: the same two are one flow. A peer that nobody looked at comes last.
  const isInOrder = two.place === undefined || (one.place !== undefined && isBefore(one, two));
  return {
    client: isInOrder ? one : two,
    server: isInOrder ? two : one,
    protocol,
    certainty,
    port: null,
    state,
  };
}

/** Whether a socket is connected to itself: it is both ends, in one row. */
function isOwnEnd({ source, sourcePort, destination, destinationPort }: ConnectionEnd): boolean {
  return source === destination && sourcePort === destinationPort;
}

function isBefore(one: Side, other: Side): boolean {
  if (one === other) return true;
  const [record, otherRecord] = [describeSide(one), describeSide(other)];
  return record.address === otherRecord.address
    ? JSON.stringify(record) <= JSON.stringify(otherRecord)
    : record.address < otherRecord.address;
}
