import { SHARED_LIMIT, writeEndpoint, writeHost, writePort } from '../format/endpoints.ts';
import { LineWriter } from '../format/line-writer.ts';
import { numericNames } from '../format/names.ts';
import { Endpoint, Ipv4Address } from '../proc/reading/address.ts';
import type { EndRecord } from '../records/socket.ts';
import { bytesOf, textOf } from '../text/utf8.ts';
import type { RowStyle } from './explanation.ts';

/** A field as its plain row shows it, and whole. */
export interface Shown {
  readonly shown: string;
  readonly whole: string;
}

/** Where a number is written in the place of every name that there is, the address does not matter. */
const ANY = new Ipv4Address(1);

/** `address:port` of one end of a socket. */
export function shownEnd(end: EndRecord, style: RowStyle | undefined): Shown {
  const { port = 0, service } = end;
  const host = hostOf(end, style);
  const whole = `${host}:${service ?? (port === 0 ? '*' : port)}`;
  if (style === undefined || (whole.length - 1 <= SHARED_LIMIT && isPlain(whole)))
    return { shown: whole, whole };
  const names = {
    ...numericNames,
    host: () => bytesOf(host),
    service: () => (service === undefined ? undefined : bytesOf(service)),
  };
  const endpoint = new Endpoint(ANY, port);
  return {
    shown: written((out) => writeEndpoint(out, endpoint, 'tcp', names, style.wide)),
    whole: written((out) => {
      writeHost(out, ANY, names);
      out.text(':');
      writePort(out, port, 'tcp', names);
    }),
  };
}

/** An address as plain rows have it: by its name, the unspecified one in brackets, one mapped into IPv6 as IPv4. */
function hostOf({ address = '', host }: EndRecord, style: RowStyle | undefined): string {
  if (host !== undefined) return host;
  if (address === '::' && style?.numericHosts === false) return '[::]';
  return address.replace(/^::ffff:(?=\d+\.)/, '');
}

const PLAIN = /^[\x20-\x7e]*$/;

/** Whether a text has as many bytes as characters, all of which are shown. */
function isPlain(text: string): boolean {
  return PLAIN.test(text) && !text.includes('\\');
}

let bytes = '';
const out = new LineWriter((block) => {
  bytes += Buffer.from(block).toString('latin1');
});

function written(write: (out: LineWriter) => void): string {
  bytes = '';
  write(out);
  out.flush();
  return textOf(bytes);
}

/** A name of which a plain row shows so many bytes. */
export function shownName(name: string, limit: number): Shown {
  if (name.length <= limit && isPlain(name)) return { shown: name, whole: name };
  return {
    shown: written((out) => out.name(bytesOf(name), limit)),
    whole: written((out) => out.name(bytesOf(name))),
  };
}

/** What a plain row shows of a unix path: it ends before its first blank. */
export function shownPath(path: string): Shown {
  return { shown: path.replace(/^[\t-\r ]+/, '').replace(/[\t-\r ].*$/s, ''), whole: path };
}
