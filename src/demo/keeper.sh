# Runs one server in the foreground for a process that may die at any moment, kill -9 included.
#
# Called as: sh keeper.sh DIR KEEP COMMAND...   with the read end of a pipe as standard input, whose
# other end only the owner holds. When the pipe ends, for whatever reason, the server and all it
# started are stopped, and DIR is removed unless KEEP is "keep". When the server ends by itself, DIR
# stays, for its owner to read the logs.
#
# The keeper leads a process group of its own: Ctrl-C in a terminal reaches only its owner, and
# signal 0 below reaches no more than what the keeper started.

dir=$1 keep=$2
shift 2

exec 3<&0 </dev/null
owner_gone=
trap 'owner_gone=yes' TERM

"$@" 3<&- &
server=$!
(read -r _ <&3; kill -TERM $$) &
exec 3<&-

wait "$server"

trap '' TERM
kill -TERM "$server" 2>/dev/null
kill -TERM 0
wait
if [ -n "$owner_gone" ] && [ "$keep" != keep ]; then
    # A server that is still stopping may write once more.
    rm -rf -- "$dir" 2>/dev/null || rm -rf -- "$dir"
fi
