#compdef crossroads
# Completion of crossroads for zsh.

_crossroads_completion() {
    local line tab=$'\t'
    local -a answer values shown
    answer=("${(@f)$(
        export _CROSSROADS_COMPLETE=zsh_complete
        export CROSSROADS_LINE="${(j: :)words[1,CURRENT-1]} $QIPREFIX$IPREFIX$PREFIX"
        ${~words[1]} 2>/dev/null </dev/null
    )}")
    for line in "${(@)answer[2,-1]}"; do
        values+=("${line%%$tab*}")
        shown+=("${line/$tab/  -- }")
    done
    case $answer[1] in
        file | folder) [[ $PREFIX == --*=* ]] && compset -P '*=' ;;
    esac
    case $answer[1] in
        file) _files ;;
        folder) _files -/ ;;
        open) compadd -l -V crossroads -S '' -d shown -a values ;;
        *) compadd -l -V crossroads -d shown -a values ;;
    esac
}

if [[ $zsh_eval_context[-1] == loadautofunc ]]; then
    _crossroads_completion "$@" # a file _crossroads in a folder of fpath
else
    (( $+functions[compdef] )) || { autoload -Uz compinit && compinit; }
    compdef _crossroads_completion crossroads
fi
