import { type Field, HOST } from '../records/field.ts';
import { ADDRESS_HOST, OF_HOSTS } from '../records/fields.ts';
import type { Kind } from '../records/record.ts';

/**
 * The fields that flat lines of a kind have after `kind`, `host` and `time`. `host` is the host that a line is of, also where there is but
 * one: the name of a group is `addressHost`.
 */
export function flatFields(kind: Kind): readonly Field[] {
  return OF_HOSTS.fields[kind].filter(({ name, type }) => name !== HOST.name || type !== HOST.type);
}

/** What a flat field is called in a record. @param areHosts whether several hosts are shown */
export function recordName(name: string, areHosts: boolean): string {
  return name === ADDRESS_HOST && !areHosts ? HOST.name : name;
}
