import { latin1 } from '../../text/latin1.ts';
import { SPACE } from './database-lines.ts';

/** Ways in which a source can fail to give a name. */
export type Miss = 'NOTFOUND' | 'UNAVAIL' | 'TRYAGAIN';

/** A source of names, and the failures after which no further source is asked. */
export interface Source {
  readonly name: string;
  readonly stops: ReadonlySet<Miss>;
}

/** The databases of /etc/nsswitch.conf that hold names netstat shows. */
export type Database = 'hosts' | 'networks' | 'services' | 'protocols' | 'passwd';

/** The sources of each database, in the order in which they are asked. */
export type SourceOrder = Readonly<Record<Database, readonly Source[]>>;

/** Other databases, whose lines are parsed too: an error in any line voids the whole file. */
const OTHER_DATABASES = new Set(
  'aliases ethers group group_compat gshadow initgroups netgroup passwd_compat publickey rpc shadow shadow_compat'.split(
    ' ',
  ),
);

const FILES: Source = { name: 'files', stops: new Set() };
const DNS: Source = { name: 'dns', stops: new Set() };

const DEFAULT: SourceOrder = {
  hosts: [FILES, DNS],
  networks: [FILES, DNS],
  services: [FILES],
  protocols: [FILES],
  passwd: [FILES],
};

const VOID: SourceOrder = { hosts: [], networks: [], services: [], protocols: [], passwd: [] };

/**
 * /etc/nsswitch.conf: `hosts: files [NOTFOUND=return] dns`. The last line of a database counts, a line without a newline
 * at its end does not, `#` starts no comment behind a database's name, and one line that cannot be read leaves every
 * database without sources (observed, glibc 2.36).
 *
 * @param bytes undefined when there is no such file
 */
export function parseNsswitch(bytes: Uint8Array | undefined): SourceOrder {
  const order = { ...DEFAULT };
  if (bytes === undefined) return order;
  for (const line of latin1(bytes).split('\n').slice(0, -1)) {
    const [, database = '', text = ''] = LINE.exec(`${line}\n`) ?? [];
    const known = isDatabase(database);
    if (!known && !OTHER_DATABASES.has(database)) continue;
    const sources = parseSources(text);
    if (sources === undefined) return VOID;
    if (known) order[database] = sources;
  }
  return order;
}

/** A newline ends the name of a database as well: it is white space. */
const LINE = new RegExp(`^[${SPACE}]*([^${SPACE}:\\0]+)[${SPACE}:]+([^\\0]*)`);

function isDatabase(name: string): name is Database {
  return Object.hasOwn(DEFAULT, name);
}

const SOURCE = new RegExp(`[${SPACE}]*([^${SPACE}[]+)[${SPACE}]*(?:\\[([^\\]]*)(\\]?))?`, 'y');

/** `files [NOTFOUND=return] dns`; undefined when brackets hold something else. */
function parseSources(text: string): Source[] | undefined {
  const sources: Source[] = [];
  SOURCE.lastIndex = 0;
  for (let match = SOURCE.exec(text); match !== null; match = SOURCE.exec(text)) {
    const [, name = '', criteria, closed] = match;
    const stops = criteria === undefined ? new Set<Miss>() : parseCriteria(criteria);
    if (stops === undefined || closed === '') return undefined;
    sources.push({ name, stops });
  }
  return sources;
}

const CRITERION = new RegExp(`(!?)([a-z]+)[${SPACE}]*=[${SPACE}]*([a-z]+)(?:[${SPACE}]+|$)`, 'iy');
const MISSES: readonly Miss[] = ['NOTFOUND', 'UNAVAIL', 'TRYAGAIN'];
const STATUSES: readonly string[] = ['SUCCESS', ...MISSES];
const ACTIONS: readonly string[] = ['RETURN', 'CONTINUE', 'MERGE'];

/** `NOTFOUND=return !UNAVAIL=continue`. The action for SUCCESS is parsed, but it is always RETURN here. */
function parseCriteria(text: string): Set<Miss> | undefined {
  const stops = new Set<Miss>();
  const trimmed = text.replace(new RegExp(`^[${SPACE}]+`), '');
  CRITERION.lastIndex = 0;
  do {
    const [, not, word = '', action = ''] = CRITERION.exec(trimmed) ?? [];
    const status = word.toUpperCase();
    if (!STATUSES.includes(status) || !ACTIONS.includes(action.toUpperCase())) return undefined;
    for (const miss of MISSES) {
      if ((miss === status) === (not === '!')) continue;
      if (action.toUpperCase() === 'RETURN') stops.add(miss);
      else stops.delete(miss);
    }
  } while (CRITERION.lastIndex < trimmed.length);
  return stops;
}
