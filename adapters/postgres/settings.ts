/** The file in the data folder that holds our settings; `local.conf` beside it is the operator's and wins. */
export const settingsFile = 'anxu.conf'
export const includes = `\ninclude_if_exists '${settingsFile}'\ninclude_if_exists 'local.conf'\n`

/**
 * The settings of the server, for two cores and 2 GB upwards. `ephemeral` gives up every promise about a crash, for tests.
 * Error texts may quote what people typed (a citizen id in a failed insert), so the log keeps neither statements nor details.
 */
export const settings = (port: number, ephemeral: boolean) => `# Written at every start. Put changes into local.conf beside this file.
port = ${port}
listen_addresses = '127.0.0.1'
unix_socket_directories = ''
max_connections = 200
password_encryption = 'scram-sha-256'
cluster_name = 'anxu'

shared_buffers = ${ephemeral ? '128MB' : '256MB'}
effective_cache_size = 1GB
work_mem = 8MB
maintenance_work_mem = 128MB
random_page_cost = 1.1
jit = off
max_parallel_workers_per_gather = 1
max_locks_per_transaction = 256

timezone = 'UTC'
log_timezone = 'UTC'
lc_messages = 'C'

logging_collector = on
log_directory = 'log'
log_filename = 'postgres-%a.log'
log_truncate_on_rotation = on
log_rotation_age = 1d
log_rotation_size = 0
log_file_mode = 0600
log_line_prefix = '%m [%p] %q%u@%d '
log_error_verbosity = terse
log_min_error_statement = panic
log_parameter_max_length = 0
log_parameter_max_length_on_error = 0
log_checkpoints = off

${ephemeral ? lasting.off : lasting.on}
`

const lasting = {
  on: `fsync = on
full_page_writes = on
synchronous_commit = on
wal_compression = on
wal_level = replica
max_wal_size = 2GB
checkpoint_timeout = 15min
checkpoint_completion_target = 0.9`,
  off: `fsync = off
full_page_writes = off
synchronous_commit = off
wal_level = minimal
max_wal_senders = 0
checkpoint_timeout = 1h`,
}
