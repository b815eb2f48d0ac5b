#!/usr/bin/env bash
# A cluster with Slurm on this machine, for tests: munged, slurmctld and one slurmd, all in a folder of their own. Needs root.
#
#   cluster.sh start FOLDER  starts it; prints the variable by which sbatch and squeue find it
#   cluster.sh stop FOLDER   ends it
set -euo pipefail
action=$1 folder=$2
export SLURM_CONF=$folder/slurm.conf

# until_ready SECONDS COMMAND...: waits for a command to succeed.
until_ready() {
  local end=$((SECONDS + $1))
  shift
  until "$@" >/dev/null 2>&1; do
    [ "$SECONDS" -lt "$end" ] || { echo "not ready: $*" >&2; tail -n 20 "$folder"/*.log >&2; exit 1; }
    sleep 0.2
  done
}

free_port() { python3 -c 'import socket; s = socket.socket(); s.bind(("127.0.0.1", 0)); print(s.getsockname()[1])'; }

case $action in
start)
  mkdir -p "$folder/munge" "$folder/state" "$folder/spool"
  dd if=/dev/urandom of="$folder/munge/key" bs=1024 count=1 2>/dev/null
  chown -R munge "$folder/munge"
  chmod o+x "$(dirname "$folder")" # a test's own folder is its user's alone, and munged has a user of its own
  chmod 755 "$folder" "$folder/munge"
  chmod 400 "$folder/munge/key"
  host=$(hostname -s)
  cat >"$SLURM_CONF" <<CONF
ClusterName=test
SlurmctldHost=$host(127.0.0.1)
SlurmctldPort=$(free_port)
SlurmdPort=$(free_port)
SlurmUser=root
SlurmdUser=root
AuthType=auth/munge
AuthInfo=socket=$folder/munge/socket
CredType=cred/munge
ProctrackType=proctrack/linuxproc
TaskPlugin=task/none
SelectType=select/cons_tres
SelectTypeParameters=CR_Core
ReturnToService=2
MpiDefault=none
StateSaveLocation=$folder/state
SlurmdSpoolDir=$folder/spool
SlurmctldPidFile=$folder/slurmctld.pid
SlurmdPidFile=$folder/slurmd.pid
SlurmctldLogFile=$folder/slurmctld.log
SlurmdLogFile=$folder/slurmd.log
SchedulerParameters=sched_interval=1,batch_sched_delay=0
KillWait=2
MessageTimeout=30
OverTimeLimit=0
NodeName=$host NodeAddr=127.0.0.1 CPUs=2 State=UNKNOWN
PartitionName=main Nodes=$host Default=YES MaxTime=INFINITE State=UP
CONF
  runuser -u munge -- munged --key-file="$folder/munge/key" --socket="$folder/munge/socket" --pid-file="$folder/munge/pid" \
    --log-file="$folder/munge/log" --seed-file="$folder/munge/seed" --force
  slurmctld -c -f "$SLURM_CONF"
  slurmd -f "$SLURM_CONF"
  until_ready 60 bash -c 'sinfo --noheader --format %T | grep -q idle'
  echo "SLURM_CONF=$SLURM_CONF"
  ;;
stop)
  for daemon in slurmd slurmctld munge/; do
    [ ! -f "$folder/${daemon}pid" ] || kill -9 "$(cat "$folder/${daemon}pid")" 2>/dev/null || true
    [ ! -f "$folder/$daemon.pid" ] || kill -9 "$(cat "$folder/$daemon.pid")" 2>/dev/null || true
  done
  ;;
esac
