import { DURATION, type Family, labelName, METRICS, PROBLEMS } from '../output/metrics/families.ts';
import { KINDS, type Kind } from '../records/record.ts';
import { type Item, type Line, list, paragraphs, section, subsection } from './mdoc.ts';

const WORDS = [
  '`--metrics` counts the rows that the view has, or that `--where` selects, and adds up their figures. Without `--count-by` the labels are those that are named below; with it they are the fields that it names, these and no others: `local.port` is the label `local_port`, `recvQ` `recv_q`, and the name of an interface `interface`. Where several hosts are shown `host` comes before the labels below, with `--all-netns` and `--netns` also `netns`, the name of the namespace or else its number. A program or a container is a label where `--count-by` names it.',
  'A row that has several values of such a field, as a socket that two programs hold, counts for each of them, as with `--count-by`. What a row lacks is an empty label. A quote, a backslash and the end of a line in a value are escaped; bytes that are no UTF-8, and what CAVEATS says is not shown, are written as `\\xHH`.',
  'A metric has at most 500 series, or as many as `--metrics-limit` says. Of what is counted the smallest are left out, of counters those that come last; a series whose labels are all `other` has their sum. Peers, processes and inodes of sockets cannot be labels: there is no end of them.',
  'For the textfile collector of node_exporter: `netstat -tuan --metrics=prometheus --interval 15 --output /var/lib/node_exporter/netstat.prom`. A metric has the same name, type and words in each run, so that several files may have it where labels tell its series apart. The counters of `-s` are called `netstat_statistic_total`, not `netstat_counter_total`: `promtool check metrics` refuses a name with a type in it. The backlog limit of a listener is in no file of `/proc`, and so there is no metric of it.',
];

/** The section about --metrics, with all metrics. */
export function metricsSection(): Line[] {
  return section(
    'METRICS',
    paragraphs(...WORDS),
    ...(Object.keys(METRICS) as Kind[]).map((kind) => {
      const { labels, count, isCounted, figures } = METRICS[kind];
      const named = labels.map((label) => `\`${labelName(label)}\``).join(' and ');
      return subsection(
        `Metrics of ${KINDS[kind].title}`,
        paragraphs(`Labels, unless \`--count-by\` names others: ${named}.`),
        list(
          [
            item(count, isCounted ? '' : ' Only with `--count-by`.'),
            ...figures.map((figure) =>
              item(figure, figure.isSingle ? ' Not where a series is of several rows.' : ''),
            ),
          ],
          'Ds',
          true,
        ),
      );
    }),
    subsection(
      'Metrics of each run',
      paragraphs(
        'The label `view` has what it shows: `sockets`, `interfaces` and so on. With `--output` the label `file` has the file as it is named there, so that those of several files are not the same.',
      ),
      list(
        [PROBLEMS, DURATION].map((family) => item(family)),
        'Ds',
        true,
      ),
    ),
  );
}

function item({ name, type, help }: Family, more = ''): Item {
  return [`Sy ${name}${type === 'counter' ? '_total' : ''}`, `${help}${more}`];
}
