# Completion of crossroads for bash, without bash-completion.
#
# bash breaks words at = and :, and replaces the last part, $2. So the line goes to the program
# as it was typed, and each answer begins with that part.
_crossroads_completion() {
    local kind candidate
    COMPREPLY=()
    {
        IFS= read -r kind
        while IFS= read -r candidate; do COMPREPLY+=("$candidate"); done
    } <<<"$(
        export _CROSSROADS_COMPLETE=bash_complete
        export CROSSROADS_LINE=${COMP_LINE:0:COMP_POINT} CROSSROADS_WORD=$2
        "${1/#\~\//$HOME/}" 2>/dev/null </dev/null
    )"
    case $kind in
        file) ;;
        folder) compopt +o default -o dirnames ;;
        open) compopt +o default -o nospace ;;
        *) compopt +o default ;;
    esac 2>/dev/null
}
complete -o default -o nosort -F _crossroads_completion crossroads 2>/dev/null ||
    complete -o default -F _crossroads_completion crossroads
