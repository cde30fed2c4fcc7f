import { SHARED_LIMIT, writeEndpoint, writeHost, writePort } from '../format/endpoints.ts';
import { LineWriter } from '../format/line-writer.ts';
import { numericNames } from '../format/names.ts';
import { PROGRAM_LIMIT } from '../format/sockets/socket-columns.ts';
import { Endpoint, Ipv4Address } from '../proc/reading/address.ts';
import type { EndRecord, OwnerRecord } from '../records/socket.ts';
import { latin1 } from '../text/latin1.ts';
import { bytesOf, textOf } from '../text/utf8.ts';

/** What decides how plain rows look, and so what they cut. */
export interface RowStyle {
  /** -W */
  readonly wide: boolean;
  /** -p */
  readonly programs: boolean;
  /** -Z */
  readonly selinux: boolean;
  readonly numericHosts: boolean;
  readonly numericPorts: boolean;
  /** Level of the routes, 0 to 3: see routeLevel. */
  readonly routeLevel: number;
}

/** A field as its plain row shows it, and whole. */
export interface Shown {
  readonly shown: string;
  readonly whole: string;
}

/** The writers are given a name for every address and never write the address itself: any one will do. */
const ANY = new Ipv4Address(1);

const PRINTABLE = /^[\x20-\x7e]*$/;

/** Whether a text has as many bytes as characters, all of which are shown. */
function isPrintable(text: string): boolean {
  return PRINTABLE.test(text) && !text.includes('\\');
}

/** The fields of plain rows. */
export class PlainFields {
  readonly style: RowStyle;
  /** By pid. */
  readonly #programs = new Map<number, Shown>();
  #bytes = '';
  readonly #out = new LineWriter((block) => {
    this.#bytes += latin1(block);
  });

  constructor(style: RowStyle) {
    this.style = style;
  }

  /** `address:port` of one end of a socket. */
  end(end: EndRecord): Shown {
    const { port = 0, service } = end;
    const host = this.#hostOf(end);
    const whole = `${host}:${service ?? (port === 0 ? '*' : port)}`;
    if (whole.length - 1 <= SHARED_LIMIT && isPrintable(whole)) return { shown: whole, whole };
    const names = {
      ...numericNames,
      host: () => bytesOf(host),
      service: () => (service === undefined ? undefined : bytesOf(service)),
    };
    const endpoint = new Endpoint(ANY, port);
    return {
      shown: this.#written((out) => writeEndpoint(out, endpoint, 'tcp', names, this.style.wide)),
      whole: this.#written((out) => {
        writeHost(out, ANY, names);
        out.text(':');
        writePort(out, port, 'tcp', names);
      }),
    };
  }

  /** An address as plain rows show it: by its name, the unspecified one in brackets, one mapped into IPv6 as IPv4. */
  #hostOf({ address = '', host }: EndRecord): string {
    if (host !== undefined) return host;
    if (address === '::' && !this.style.numericHosts) return '[::]';
    return address.replace(/^::ffff:(?=\d+\.)/, '');
  }

  /** A name of which at most so many bytes are shown. */
  name(name: string, limit: number): Shown {
    if (name.length <= limit && isPrintable(name)) return { shown: name, whole: name };
    return {
      shown: this.#written((out) => out.text(bytesOf(name), limit)),
      whole: this.#written((out) => out.text(bytesOf(name))),
    };
  }

  /** `PID/name` of -p. */
  program({ pid, program }: OwnerRecord): Shown {
    const known = this.#programs.get(pid);
    if (known !== undefined) return known;
    const shown = this.name(`${pid}/${program}`, PROGRAM_LIMIT);
    this.#programs.set(pid, shown);
    return shown;
  }

  #written(write: (out: LineWriter) => void): string {
    this.#bytes = '';
    write(this.#out);
    this.#out.flush();
    return textOf(this.#bytes);
  }
}

/** What a plain row shows of a unix path: it ends before its first blank. */
export function shownPath(path: string): string {
  return path.replace(/^[\t-\r ]+/, '').replace(/[\t-\r ].*$/s, '');
}
