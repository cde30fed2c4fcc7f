import { ARCHIVE_SUFFIXES } from '../../host/recording/archive-names.ts';
import type { Completion } from '../options/argument.ts';
import { optionNames } from '../options/option-table.ts';
import { clusterWith } from './shell-text.ts';
import {
  type CompletedOption,
  DEFINED,
  FAMILIES,
  FIELD_WORDS,
  FRAME_COLUMNS,
  SELECTORS,
  type Vocabulary,
  type Word,
} from './vocabulary.ts';

/** The completion script for fish. */
export function fishScript({ options, kindOptions, argumentLetters }: Vocabulary): string {
  const branches = kindOptions.map(({ kind, names }, i) => {
    const patterns = names.map((name) =>
      name.startsWith('--') ? `^${name}$` : clusterWith(name.slice(1), argumentLetters),
    );
    return `        ${i === 0 ? 'if' : 'else if'} string match -qr -- '${patterns.reverse().join('|')}' $word
            set kind ${kind}`;
  });
  return `# Completion of netstat (netstat-js) for fish. Keep it as ~/.config/fish/completions/netstat.fish, or have it read by
# config.fish:
#     netstat --completion fish | source

# The argument that is being typed, without what an option and an open quote put before it.
function __netstat_typed
    commandline -ct | string replace -r -- '^(--[a-z-]+=|-[^-${argumentLetters}]*[${argumentLetters}])' '' | string replace -r -- '^[\\'"]' ''
end

# The words of standard input, each with what is typed up to the last comma before it.
function __netstat_items
    set -l before (__netstat_typed | string match -r -- '^.*,')
    while read -l word
        printf '%s%s\\n' "$before" $word
    end
end

# The fields of the rows that the command line asks for, each with what it is.
function __netstat_fields
    set -l kind socket
    for word in (commandline -opc)[2..]
${branches.join('\n')}
        end
    end
    switch $kind
${FIELD_WORDS.map(([kind, words]) => `        case ${kind}\n${printed(words, 12)}`).join('\n')}
    end
end

function __netstat_columns
    __netstat_fields
${printed(FRAME_COLUMNS, 4)}
end

# The fields, with a minus before each if one is typed.
function __netstat_keys
    if __netstat_typed | string match -qr -- '(^|,)-[^,]*$'
        __netstat_fields | string replace -r -- '^' -
    else
        __netstat_fields
    end
end

# The fields where an expression needs one, each with what is typed up to there before it.
function __netstat_expression
    set -l typed (__netstat_typed | string replace -ar -- '\\\\\\\\(.)' '$1')
    set -l before (string match -r -- '^.*[\\s(]' "$typed")
    if string match -qir -- '^\\s*$|\\(\\s*$|(^|[\\s(])(and|or|not)\\s+$' "$before"
        __netstat_fields | while read -l field
            printf '%s%s\\n' "$before" $field
        end
    end
end

function __netstat_families
${printed(FAMILIES, 4)}
end

function __netstat_words
${printed(DEFINED, 4)}
end

function __netstat_selectors
${printed(SELECTORS, 4)}
end

# Folders and archives: what is offered for a command that is none.
function __netstat_recording
    complete -C "__netstat_none $(__netstat_typed)" | string match -r -- '^.*(?:/|\\.(?:${ARCHIVE_SUFFIXES.join('|')}))(?=\\t|$)'
end

complete -c netstat -f
${options.map(completion).join('\n')}
`;
}

function literal(text: string): string {
  return `'${text.replaceAll('\\', '\\\\').replaceAll("'", "\\'")}'`;
}

/** A command that prints words, each followed by a tab and what it is. */
function printed(words: readonly Word[], indent: number): string {
  const blanks = ' '.repeat(indent);
  const items = words.map(({ text, summary }) => `${blanks}    ${literal(text)} ${literal(summary)}`);
  return `${blanks}printf '%s\\t%s\\n' \\\n${items.join(' \\\n')}`;
}

/** The command that lets fish know an option. */
function completion(option: CompletedOption): string {
  const { summary, argument } = option;
  const names = optionNames(option).map((name) =>
    name.startsWith('--') ? `-l ${name.slice(2)}` : `-s ${literal(name.slice(1))}`,
  );
  const required = argument?.absent === undefined ? ' -x' : '';
  const values = argument === undefined ? '' : `${required}${argumentsOf(argument.completes)}`;
  return `complete -c netstat ${names.join(' ')} -d ${literal(summary)}${values}`;
}

/** What fish offers for the argument. */
function argumentsOf(completes: Completion): string {
  switch (completes) {
    case 'number':
      return '';
    case 'folder':
      return " -a '(__fish_complete_directories (__netstat_typed))'";
    case 'file':
      return " -a '(__fish_complete_path (__netstat_typed))'";
    case 'families':
    case 'fields':
    case 'columns':
    case 'keys':
      return ` -a '(__netstat_${completes} | __netstat_items)'`;
    case 'expression':
    case 'words':
    case 'selectors':
    case 'recording':
      return ` -a '(__netstat_${completes})'`;
    default:
      return ` -a ${literal(completes.join(' '))}`;
  }
}
