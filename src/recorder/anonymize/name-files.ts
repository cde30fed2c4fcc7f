import type { Pseudonyms } from './pseudonyms.ts';
import { SERVICE_WORDS } from './service-words.ts';
import { eachLine, type Maps } from './tables.ts';
import { NETWORK_WORDS } from './well-known.ts';

type Other = (text: string, maps: Maps, pseudonyms: Pseudonyms) => string;

/** The files of /etc that name what is shown. */
const FILES: Readonly<Record<string, Other>> = {
  hosts: (text, { addresses, names }) =>
    otherWords(text, ([address = '', ...hosts]) => {
      const other = addresses.text(address);
      return other === undefined ? [] : [other, ...hosts.map(names.host)];
    }),
  networks: (text, maps, pseudonyms) =>
    otherWords(text, ([name = '', address = '', ...aliases]) => {
      const other = otherNetwork(address, maps);
      const nameOf = (word: string): string =>
        NETWORK_WORDS.has(word) ? word : pseudonyms.name('network', word);
      return other === undefined ? [] : [nameOf(name), other, ...aliases.map(nameOf)];
    }),
  services: (text, _maps, pseudonyms) =>
    otherWords(text, ([name = '', port = '', ...aliases]) => {
      const nameOf = (word: string): string =>
        SERVICE_WORDS.has(word) ? word : pseudonyms.name('service', word);
      return /^\d{1,5}\/[a-z0-9-]{1,8}$/.test(port) ? [nameOf(name), port, ...aliases.map(nameOf)] : [];
    }),
  protocols: (text) => otherWords(text, (words) => words),
  'nsswitch.conf': (text) => otherWords(text, (words) => words),
  passwd: (text, { names }, pseudonyms) =>
    eachLine(text, (line) => {
      const [name = '', , uid = '', gid = '', , home = ''] = line.split(':');
      if (!/^\d{1,10}$/.test(uid)) return '#';
      const group = /^\d{1,10}$/.test(gid) ? gid : '';
      return `${pseudonyms.name('user', name)}:x:${uid}:${group}::${names.path(home)}:`;
    }),
  hostname: otherHostName,
};

/** A file of /etc with other names; undefined for one that is left out. Latin1. */
export function anonymizeNameFile(
  name: string,
  text: string,
  maps: Maps,
  pseudonyms: Pseudonyms,
): string | undefined {
  return Object.hasOwn(FILES, name) ? FILES[name]?.(text, maps, pseudonyms) : undefined;
}

/** A file that has the name of the host alone. */
export function otherHostName(text: string, { names }: Maps): string {
  return `${names.host(text.trim())}\n`;
}

/** Without comments; a line for which there are no words is empty. */
function otherWords(text: string, other: (words: readonly string[]) => readonly string[]): string {
  return eachLine(text, (line) => {
    const words = line
      .replace(/#.*$/s, '')
      .split(/\s+/)
      .filter((word) => word !== '');
    return words.length === 0 ? '' : other(words).join('\t');
  });
}

/** `10`, `172.16`, `192.0.2.0`: a network by its first octets, which ends where there are but zeros. */
function otherNetwork(text: string, { addresses }: Maps): string | undefined {
  const octets = /^\d{1,3}(?:\.\d{1,3}){0,3}$/.test(text) ? text.split('.') : [];
  if (octets.length === 0) return undefined;
  const significant = octets.findLastIndex((octet) => Number(octet) !== 0) + 1;
  const whole = [...octets, '0', '0', '0'].slice(0, 4).join('.');
  return addresses
    .textNetwork(whole, significant * 8)
    ?.split('.')
    .slice(0, octets.length)
    .join('.');
}
