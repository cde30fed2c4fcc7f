import { isIP } from 'node:net';
import { openDatagrams } from './datagrams.ts';
import { formatMessage, type Message } from './message.ts';
import { Queue } from './queue.ts';
import { reasonText } from './reasons.ts';
import { type Receiver, receiverUrl } from './receiver.ts';
import { openStream } from './streams.ts';
import { codedError, type Transport } from './transport.ts';

/** What sending takes. */
export interface SyslogOptions {
  /** Names the structured data: see isSdId. */
  readonly sdId: string;
  /** Certificates of the authorities to trust, in PEM; without it those that Node trusts. */
  readonly ca?: string | undefined;
  /** Looks the name of the receiver up; it is asked again and again. */
  addressesOf(name: string): Promise<readonly string[]>;
  /** Told of each opening of a connection that the kernel counts. */
  onOpening?(): void;
  /** Takes a line about the receiver: that it is lost, that it is found, what was dropped. */
  tell(line: string): void;
}

/** Sends messages to a receiver. Nothing of it fails. */
export interface Syslog {
  /** Takes a message, which waits until the receiver takes it. */
  send(message: Message): void;
  /** Resolves when all is sent, or after two seconds. */
  end(): Promise<void>;
}

/** After end() what waits has so many milliseconds. */
const LAST = 2000;
/** The pauses between attempts to reach the receiver, in milliseconds: each twice the one before. */
const FIRST_PAUSE = 100;
const LONGEST_PAUSE = 10_000;
/** While messages come, the name of the receiver is looked up no more often than this, in milliseconds. */
const LOOKUP_INTERVAL = 1000;
/** A receiver counts as reached when the way to it was open for so many milliseconds: some accept and close at once. */
const SETTLING = 1000;
/** So many messages are handed over together. */
const BATCH = 100;
/** The greatest sequenceId; the next is 1. */
const MAX_SEQUENCE = 2_147_483_647;

/** Opens the way to a receiver, and again whenever it is lost; messages wait meanwhile. */
export function openSyslog(receiver: Receiver, options: SyslogOptions): Syslog {
  return new Sender(receiver, options);
}

class Sender implements Syslog {
  readonly #receiver: Receiver;
  readonly #options: SyslogOptions;
  readonly #queue = new Queue();
  readonly #done: Promise<void>;
  #transport: Transport | undefined;
  /** Where it leads, and whether the name has other addresses by now. */
  #address = '';
  #hasMoved = false;
  #lookedUp = Number.NEGATIVE_INFINITY;
  #sequence = 0;
  #tooLong = 0;
  #isLost = false;
  /** How often the receiver was lost or not reached, since it last was there for a while. */
  #failures = 0;
  #settling: NodeJS.Timeout | undefined;
  #isEnding = false;
  #isOver = false;
  #isIdle = false;
  #wake = (): void => {};

  constructor(receiver: Receiver, options: SyslogOptions) {
    this.#receiver = receiver;
    this.#options = options;
    this.#done = this.#run();
  }

  send(message: Message): void {
    if (this.#isEnding) return;
    this.#sequence = (this.#sequence % MAX_SEQUENCE) + 1;
    const isFirst = this.#queue.add(
      formatMessage(message, { sdId: this.#options.sdId, sequence: this.#sequence }),
    );
    if (isFirst && !this.#isLost) this.#tell('takes messages too slowly: the oldest that wait are dropped');
    if (this.#isIdle) this.#wake();
  }

  async end(): Promise<void> {
    this.#isEnding = true;
    this.#wake();
    let timer: NodeJS.Timeout | undefined;
    const last = new Promise<void>((resolve) => {
      timer = setTimeout(resolve, LAST);
    });
    await Promise.race([this.#done, last]);
    clearTimeout(timer);
    clearTimeout(this.#settling);
    this.#isOver = true;
    this.#transport?.destroy();
    this.#wake();
    if (this.#isLost) this.#queue.takeBack(performance.now() - LAST);
    const unsent = this.#queue.length + this.#queue.takeDropped();
    if (unsent > 0) this.#tell(`${messages(unsent)} not sent`);
    if (this.#tooLong > 1) this.#tell(`${messages(this.#tooLong)} too long for a datagram`);
  }

  async #run(): Promise<void> {
    for (let isDone = false; !isDone; ) {
      try {
        isDone = await this.#step();
      } catch (reason) {
        if (this.#isOver) return;
        this.#lose(reason as Error);
        if (this.#isEnding && this.#queue.length === 0) return;
        const pause = Math.min(FIRST_PAUSE * 2 ** this.#failures++, LONGEST_PAUSE);
        await this.#pause(this.#isEnding ? FIRST_PAUSE : pause);
        if (this.#isOver) return;
      }
    }
  }

  /** Sends what waits, or waits for something. Returns whether all is done; rejects if the receiver is lost. */
  async #step(): Promise<boolean> {
    if (this.#hasMoved) await this.#leave();
    this.#transport ??= await this.#open();
    const { loss } = this.#transport;
    const batch = this.#queue.take(BATCH);
    if (batch.length > 0) {
      this.#lookUpAgain();
      await loss.unless(this.#transport.send(batch));
      this.#queue.sent(performance.now());
      return false;
    }
    this.#tellDropped();
    // Where it was lost it must first show that it is there.
    if (this.#isEnding && !this.#isLost) {
      await this.#leave();
      return true;
    }
    this.#isIdle = true;
    await loss.unless(this.#pause()).finally(() => {
      this.#isIdle = false;
    });
    return false;
  }

  /** A way to the first address that has one. After a failure the next address is the first. */
  async #open(): Promise<Transport> {
    const addresses = await this.#addresses();
    const start = addresses.length === 0 ? 0 : this.#failures % addresses.length;
    let failure = codedError('UNKNOWN_NAME');
    for (const address of [...addresses.slice(start), ...addresses.slice(0, start)]) {
      try {
        const transport = await this.#openTo(address);
        if (this.#isOver) transport.destroy();
        else this.#settling = setTimeout(() => this.#reached(), SETTLING);
        this.#address = address;
        return transport;
      } catch (reason) {
        failure = reason as Error;
      }
    }
    throw failure;
  }

  #openTo(address: string): Promise<Transport> {
    const { ca } = this.#options;
    return this.#receiver.protocol === 'udp'
      ? openDatagrams(address, this.#receiver.port, (bytes) => this.#isTooLong(bytes))
      : openStream(this.#receiver, address, ca, () => this.#options.onOpening?.());
  }

  /** Ends the way in use. */
  async #leave(): Promise<void> {
    clearTimeout(this.#settling);
    await this.#transport?.close();
    this.#transport = undefined;
    this.#hasMoved = false;
  }

  async #addresses(): Promise<readonly string[]> {
    const { host } = this.#receiver;
    this.#lookedUp = performance.now();
    return isIP(host) === 0 ? this.#options.addressesOf(host) : [host];
  }

  /** Asks whether the name still has this address. Sending does not wait for the answer. */
  #lookUpAgain(): void {
    if (performance.now() - this.#lookedUp < LOOKUP_INTERVAL) return;
    const transport = this.#transport;
    this.#addresses().then(
      (addresses) => {
        if (addresses.length === 0 || addresses.includes(this.#address)) return;
        this.#hasMoved = this.#transport === transport;
        if (this.#isIdle) this.#wake();
      },
      () => {},
    );
  }

  #reached(): void {
    this.#failures = 0;
    if (!this.#isLost) return;
    this.#isLost = false;
    const dropped = this.#queue.takeDropped();
    this.#tell(`reached${dropped > 0 ? `; ${messages(dropped)} dropped meanwhile` : ''}`);
    if (this.#isIdle) this.#wake();
  }

  #lose(reason: Error): void {
    clearTimeout(this.#settling);
    const uncertain = this.#transport?.uncertain(reason) ?? 0;
    this.#transport?.destroy();
    this.#transport = undefined;
    this.#hasMoved = false;
    const again = this.#queue.takeBack(performance.now() - uncertain);
    if (this.#isLost) return;
    this.#isLost = true;
    this.#tell(`${reasonText(reason)}; messages wait${sentAgain(again)}`);
  }

  /** A receiver that is there may have been too slow. */
  #tellDropped(): void {
    if (this.#isLost) return;
    const dropped = this.#queue.takeDropped();
    if (dropped > 0) this.#tell(`${messages(dropped)} dropped`);
  }

  #isTooLong(bytes: number): void {
    this.#tooLong++;
    if (this.#tooLong === 1) this.#tell(`a message of ${bytes} bytes fits no datagram: such are dropped`);
  }

  #tell(what: string): void {
    this.#options.tell(`netstat: ${receiverUrl(this.#receiver)}: ${what}`);
  }

  /** Waits so long, or until something is to be done. */
  #pause(milliseconds?: number): Promise<void> {
    return new Promise((resolve) => {
      const timer = milliseconds === undefined ? undefined : setTimeout(resolve, milliseconds);
      this.#wake = () => {
        clearTimeout(timer);
        resolve();
      };
    });
  }
}

function sentAgain(count: number): string {
  if (count === 0) return '';
  return `, the last ${count === 1 ? 'one is' : `${count} are`} sent again`;
}

function messages(count: number): string {
  return count === 1 ? '1 message was' : `${count} messages were`;
}
