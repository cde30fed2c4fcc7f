import { GLOSSARY } from '../glossary/glossary.ts';
import { SENTENCES } from '../glossary/lookup.ts';
import { glossaryLists, isOfCounters } from './glossary-lists.ts';
import { list, page, paragraphs, section } from './mdoc.ts';
import { MANUAL_DATE } from './netstat-page.ts';

const FILES = ['/proc/net/snmp', '/proc/net/netstat', '/proc/net/snmp6', '/proc/net/sctp/snmp'];

/** netstat-js-counters(7): the meaning of the protocols' counters. */
export function countersPage(): string {
  const lists = glossaryLists(GLOSSARY.filter(isOfCounters), ({ words, names }) => {
    const sentences = new Set([...words, ...names].flatMap((name) => SENTENCES.get(name) || []));
    return sentences.size === 0 ? '' : `Printed as '${[...sentences].join("' or '")}'. `;
  });
  return page(
    {
      name: 'netstat-js-counters',
      number: 7,
      date: MANUAL_DATE,
      summary: 'counters of the network protocols of Linux',
    },
    [
      ...section(
        'DESCRIPTION',
        paragraphs(
          'The kernel counts what its network protocols do. `netstat -s` prints these counters, some as a number in a sentence and the others by name; in `--json` and the other forms each is a row with `table`, `counter` and `value`.',
          'They count from the creation of the network namespace, which is usually the start of the machine. A single figure says little: what matters is how fast a counter grows while there is trouble, and which others grow with it.',
          'The counters are listed by table. `netstat --define NAME` prints the entry of one of them.',
        ),
      ),
      ...section('COUNTERS', lists),
      ...section(
        'FILES',
        list(
          FILES.map((file) => [`Pa ${file}`, '']),
          'Ds',
          true,
        ),
      ),
      ...section('SEE ALSO', ['.Xr netstat-js 1 ,', '.Xr nstat 8']),
    ],
  );
}
