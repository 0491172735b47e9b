# Runs one server in the foreground for a process that may die at any moment, kill -9 included.
#
# Called as: sh keeper.sh DIR KEEP COMMAND...   with the read end of a pipe as standard input, whose
# other end only the owner holds. When the pipe ends, for whatever reason, the server and all it
# started are stopped, and DIR is removed unless KEEP is "keep". When the server ends by itself, DIR
# stays, for its owner to read the logs.
#
# The keeper is in a process group of its own, so that Ctrl-C in a terminal reaches only its owner,
# and so is the server, so that a signal to its group reaches all it started.

dir=$1 keep=$2
shift 2

exec 3<&0 </dev/null
owner_gone=
trap 'owner_gone=yes' TERM

setsid "$@" 3<&- &
server=$!
(read -r _ <&3; kill -TERM $$) &
watcher=$!
exec 3<&-

wait "$server"

trap '' TERM
kill -TERM "$watcher" 2>/dev/null
# By itself as well: it may not have got as far as a group of its own.
kill -TERM "$server" 2>/dev/null
kill -s TERM -- "-$server" 2>/dev/null
wait
# What is left after that, such as a session of a client's, would write into a folder that is gone.
kill -s KILL -- "-$server" 2>/dev/null
if [ -n "$owner_gone" ] && [ "$keep" != keep ]; then
    # The other server may write once more while this one's keeper removes what there is; and a
    # folder may have lost its rights, for a test of what can't be read.
    rm -rf -- "$dir" 2>/dev/null || { chmod -R u+rwX -- "$dir" 2>/dev/null; rm -rf -- "$dir"; }
fi
