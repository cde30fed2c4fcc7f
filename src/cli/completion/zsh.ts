import { ARCHIVE_SUFFIXES } from '../../host/recording/archive-names.ts';
import type { Completion } from '../options/argument.ts';
import { optionNames } from '../options/option-table.ts';
import { fieldLines } from './field-lines.ts';
import { indented } from './shell-text.ts';
import {
  type CompletedOption,
  DEFINED,
  FAMILIES,
  FRAME_COLUMNS,
  SELECTORS,
  type Vocabulary,
  type Word,
} from './vocabulary.ts';

/** The completion script for zsh: a file of fpath, or one that is sourced after compinit. */
export function zshScript(vocabulary: Vocabulary): string {
  const fields = fieldLines(vocabulary, {
    words: '(@)words[2,CURRENT-1]',
    quote: "'",
    indent: '  ',
    items: (words) => described(words, 6),
  });
  return `#compdef netstat
# Completion of netstat (netstat-js) for zsh. Keep it as _netstat in a folder of fpath, or have it read by ~/.zshrc
# after compinit:
#     source <(netstat --completion zsh)

# Sets fields to the fields of the rows that the command line asks for, each with what it is.
_netstat_set_fields() {
${fields}
}

# The next item of a list with commas.
_netstat_items() {
  compset -P '*,'
  _describe -t items "$1" "$2" -qS ,
}

_netstat_families() {
  local -a families=(
${described(FAMILIES, 4)}
  )
  _netstat_items 'address family' families
}

_netstat_fields() {
  local -a fields
  _netstat_set_fields
  _netstat_items field fields
}

_netstat_columns() {
  local -a fields
  _netstat_set_fields
  fields+=(
${described(FRAME_COLUMNS, 4)}
  )
  _netstat_items field fields
}

_netstat_keys() {
  local -a fields
  _netstat_set_fields
  compset -P '*,'
  compset -P '-'
  _describe -t items 'key, with a minus before it for the greatest first' fields -qS ,
}

# A field where an expression needs one.
_netstat_expression() {
  local -a fields
  local before='' typed=$PREFIX
  if [[ $PREFIX == *[[:blank:]\\(]* ]]; then
    typed=\${PREFIX##*[[:blank:]\\(]}
    before=\${PREFIX%"$typed"}
  fi
  local word=\${\${before//\\\\/}%%[[:blank:]]#}
  if [[ -n \${\${before//\\\\/}//[[:blank:]]/} && \${word[-1]} != '(' &&
    ! $before:l =~ '(^|[[:blank:](])(and|or|not)[[:blank:]\\\\]+$' ]]; then
    _message 'an expression such as state=LISTEN and local.port in 80,443'
    return
  fi
  _netstat_set_fields
  compset -P '*[[:blank:]\\(]'
  _describe -t fields field fields -S ''
}

_netstat_words() {
  local -a defined=(
${described(DEFINED, 4)}
  )
  _describe -t words 'word that netstat prints' defined
}

_netstat_selectors() {
  local -a whole=(
${described(
  SELECTORS.filter(({ text }) => !text.endsWith(':')),
  4,
)}
  ) open=(
${described(
  SELECTORS.filter(({ text }) => text.endsWith(':')),
  4,
)}
  )
  _describe -t selectors 'network namespace' whole -- open -S ''
}

_netstat() {
  local curcontext=$curcontext state state_descr line
  typeset -A opt_args
  _arguments -s -S : \\
${vocabulary.options
  .flatMap(specs)
  .map((spec) => `    ${spec} \\\n`)
  .join('')}    '*:operand:()'
}

if [[ $funcstack[1] == _netstat ]]; then
  _netstat "$@"
else
  compdef _netstat netstat
fi
`;
}

function literal(text: string): string {
  return `'${text.replaceAll("'", "'\\''")}'`;
}

/** As _describe takes words: a colon parts them from what they are. */
function described(words: readonly Word[], indent: number): string {
  const items = words.map(({ text, summary }) => {
    const word = text.replaceAll('\\', '\\\\').replaceAll(':', '\\:');
    return literal(summary === '' ? word : `${word}:${summary}`);
  });
  return indented(items, indent);
}

/** The specifications of an option, one for each of its names, as _arguments takes them. */
function specs(option: CompletedOption): string[] {
  const { summary, argument, repeats } = option;
  const names = optionNames(option);
  const others = repeats ? '*' : names.length > 1 ? `(${names.join(' ')})` : '';
  const help = `[${summary.replace(/[\\\]:[]/g, '\\$&')}]`;
  const isOptional = argument?.absent !== undefined;
  const action =
    argument === undefined
      ? ''
      : `${isOptional ? '::' : ':'}${argument.placeholder}:${actionOf(argument.completes)}`;
  return names.map((name) => {
    const joint = argument === undefined ? '' : name.startsWith('--') ? (isOptional ? '=-' : '=') : '+';
    return literal(`${others}${name}${joint}${help}${action}`);
  });
}

/** What completes the argument. */
function actionOf(completes: Completion): string {
  switch (completes) {
    case 'number':
      return '';
    case 'folder':
      return '_files -/';
    case 'file':
      return '_files';
    case 'recording':
      return `_files -g "*.(${ARCHIVE_SUFFIXES.join('|')})"`;
    case 'families':
    case 'fields':
    case 'columns':
    case 'keys':
    case 'expression':
    case 'words':
    case 'selectors':
      return `_netstat_${completes}`;
    default:
      return `(${completes.join(' ')})`;
  }
}
