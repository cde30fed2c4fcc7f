import { ARCHIVE_SUFFIXES } from '../../host/recording/archive-names.ts';
import type { Completion } from '../options/argument.ts';
import { optionNames } from '../options/option-table.ts';
import { fieldLines } from './field-lines.ts';
import { clusterWith, indented, quoted } from './shell-text.ts';
import { DEFINED, FAMILIES, FRAME_COLUMNS, SELECTORS, texts, type Vocabulary } from './vocabulary.ts';

/** The completion script for bash: it needs nothing but bash 4. */
export function bashScript(vocabulary: Vocabulary): string {
  const { options, argumentLetters } = vocabulary;
  const fields = fieldLines(vocabulary, {
    words: 'COMP_WORDS[@]:1:COMP_CWORD-1',
    quote: '',
    indent: '    ',
    items: (words) => list(texts(words), 8),
  });
  return `# Completion of netstat (netstat-js) for bash 4 or later. Have it read by ~/.bashrc, from a file that you keep or by
#     source <(netstat --completion bash)
# after bash-completion where that is used, because it has a completion of its own for every netstat.

# Sets fields to the names of the fields of the rows that the command line asks for.
_netstat_fields() {
${fields}
}

# Offers those of its arguments that begin with what is typed, as the shell must be given them.
_netstat_offer() {
    local word
    for word; do
        [[ $word == "$typed"* ]] || continue
        [[ $quote ]] || printf -v word %q "$word"
        COMPREPLY+=("$attached$before$word")
    done
}

# Offers its arguments as the next item of a list with commas.
_netstat_offer_items() {
    compopt -o nospace 2>/dev/null
    if [[ $typed == *,* ]]; then
        before=\${typed%,*},
        typed=\${typed##*,}
    fi
    _netstat_offer "$@"
}

# Offers fields where an expression needs one, then the operators after a field.
_netstat_offer_expression() {
    local fields field sign
    local -a found=()
    _netstat_fields
    compopt -o nospace 2>/dev/null
    local place='^(|.*[[:blank:](])([[:alpha:]][[:alnum:].]*|)$'
    [[ $typed =~ $place ]] || return
    before=\${BASH_REMATCH[1]}
    typed=\${BASH_REMATCH[2]}
    place='^(.*[[:blank:](])?([Aa][Nn][Dd]|[Oo][Rr]|[Nn][Oo][Tt])[[:blank:]]+$|^[[:blank:]]*$|\\([[:blank:]]*$'
    [[ $before =~ $place ]] || return
    for field in "\${fields[@]}"; do
        [[ $field == "$typed"* ]] && found+=("$field")
    done
    if ((\${#found[@]} == 1)); then
        for sign in = != '<' '>' '~' ' in '; do found+=("\${found[0]}$sign"); done
        found=("\${found[@]:1}")
    fi
    [[ $quote ]] || printf -v before %q "$before"
    [[ $before != "''" ]] || before=
    _netstat_offer "\${found[@]}"
}

_netstat() {
    local typed=\${COMP_WORDS[COMP_CWORD]} option=\${COMP_WORDS[COMP_CWORD - 1]}
    local attached='' before='' quote='' fields=() word
    COMPREPLY=()
    for word in "\${COMP_WORDS[@]:1:COMP_CWORD-1}"; do
        [[ $word != -- ]] || return
    done

    # Bash cuts words at an equals sign, unless COMP_WORDBREAKS was changed.
    if [[ $option == = ]] && ((COMP_CWORD > 2)); then
        option=\${COMP_WORDS[COMP_CWORD - 2]}
    elif [[ $typed == = ]]; then
        typed=''
    elif [[ $typed =~ ^(--[a-z-]+)=(.*)$ ]]; then
        option=\${BASH_REMATCH[1]}
        attached=$option=
        typed=\${BASH_REMATCH[2]}
    elif [[ $typed =~ ^(-[^-${argumentLetters}]*[${argumentLetters}])(.*)$ ]]; then
        attached=\${BASH_REMATCH[1]}
        option=-\${attached: -1}
        typed=\${BASH_REMATCH[2]}
    elif [[ $option == @(${optionalArguments(options).join('|')}) ]]; then
        option=''
    fi
    [[ $option =~ ${clusterWith(`[${argumentLetters}]`, argumentLetters)}$ ]] && option=-\${option: -1}

    # What is typed may be in quotes that are not closed, or have quoted characters.
    if [[ $typed == [\\'\\"]* ]]; then
        quote=\${typed:0:1}
        typed=\${typed:1}
    else
        typed=\${typed//\\\\/}
    fi

    case $option in
${options
  .flatMap((option) =>
    option.argument === undefined
      ? []
      : `    ${optionNames(option).join(' | ')})\n${commandOf(option.argument.completes)}\n        ;;`,
  )
  .join('\n')}
    *)
        [[ $typed == -* ]] || return
${offer(options.flatMap(optionNames))}
        ;;
    esac

    # It cuts words at colons as well, and only what follows the last one is replaced.
    if [[ $typed == *:* && $COMP_WORDBREAKS == *:* && ! $quote ]]; then
        COMPREPLY=("\${COMPREPLY[@]#"\${typed%"\${typed##*:}"}"}")
    fi
}

complete -F _netstat netstat
`;
}

/** The options that have an argument only where an equals sign joins it to them. */
function optionalArguments(options: Vocabulary['options']): string[] {
  return options.filter(({ argument }) => argument?.absent !== undefined).flatMap(optionNames);
}

function list(words: readonly string[], indent: number): string {
  return indented(words.map(quoted), indent);
}

/** The command that offers these words. */
function offer(words: readonly string[]): string {
  return `        _netstat_offer \\\n${list(words, 12).replaceAll('\n', ' \\\n')}`;
}

/** The commands that offer folders and archives. */
function recordings(): string {
  const suffixes = ARCHIVE_SUFFIXES.map((suffix) => `compgen -f -X '!*.${suffix}' -- "$typed"`);
  return filesBy(['compgen -d -- "$typed"', ...suffixes].join('; '));
}

/** The commands that offer the files that a command prints. */
function filesBy(command: string): string {
  return `        compopt -o filenames 2>/dev/null
        mapfile -t COMPREPLY < <(${command})
        COMPREPLY=("\${COMPREPLY[@]/#/$attached}")`;
}

/** The commands that offer arguments of a sort. */
function commandOf(completes: Completion): string {
  switch (completes) {
    case 'number':
      return '        return';
    case 'folder':
      return filesBy('compgen -d -- "$typed"');
    case 'file':
      return filesBy('compgen -f -- "$typed"');
    case 'recording':
      return recordings();
    case 'expression':
      return '        _netstat_offer_expression';
    case 'families':
      return `        _netstat_offer_items ${texts(FAMILIES).join(' ')}`;
    case 'fields':
      return `        _netstat_fields\n        _netstat_offer_items "\${fields[@]}"`;
    case 'columns':
      return `        _netstat_fields\n        _netstat_offer_items "\${fields[@]}" ${texts(FRAME_COLUMNS).join(' ')}`;
    case 'keys':
      return `        _netstat_fields
        [[ \${typed##*,} != -* ]] || fields=("\${fields[@]/#/-}")
        _netstat_offer_items "\${fields[@]}"`;
    case 'words':
      return offer(texts(DEFINED));
    case 'selectors':
      return `        _netstat_offer ${texts(SELECTORS).join(' ')}
        [[ \${COMPREPLY[0]} != *: ]] || compopt -o nospace 2>/dev/null`;
    default:
      return offer(completes);
  }
}
