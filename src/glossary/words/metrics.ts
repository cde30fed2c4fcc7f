import { topic } from '../entry.ts';

export const METRIC_NAMES = topic(
  'metric',
  `
netstat_sockets = --metrics
How many sockets there are by protocol and state, or by the fields of --count-by.

netstat_recv_queue_bytes, netstat_send_queue_bytes = rx_queue and tx_queue of /proc/net/tcp; tcp_diag
What waits in the queues of sockets that do not listen: Recv-Q and Send-Q of their rows, added up.

netstat_listen_queue = rx_queue of /proc/net/tcp: sk_ack_backlog
Connections that no program has accepted yet: Recv-Q of the rows in LISTEN. Where it stays above 0 a
program is too slow. How many there may be, the backlog of listen, is in no table.

netstat_routes, netstat_flows, netstat_groups, netstat_masqueraded_connections, netstat_namespaces, netstat_interfaces, netstat_statistics, netstat_memory_protocols = --metrics
How many rows of the view there are; of interfaces, counters and memory only with --count-by.

netstat_flow_connections, netstat_flow_recv_queue_bytes, netstat_flow_send_queue_bytes = --flows
The connections of flows, and what waits in the queues of the ends that are shown.

netstat_group_users = igmp_mc_seq_show
Sockets, or the kernel itself, that joined the multicast groups.

netstat_namespace_processes, netstat_namespace_sockets, netstat_namespace_listeners = --list-netns
What is in the network namespaces of each type.

netstat_interface_up = IFF_UP
1 where the interface is up, 0 where it is down; of several together, how many are up.

netstat_interface_mtu_bytes = /sys/class/net/*/mtu
The longest packet that the interface takes.

netstat_interface_receive_bytes_total, netstat_interface_receive_packets_total, netstat_interface_receive_errors_total, netstat_interface_receive_drops_total, netstat_interface_receive_fifo_errors_total, netstat_interface_receive_frame_errors_total, netstat_interface_receive_compressed_packets_total, netstat_interface_receive_multicast_packets_total = dev_seq_printf_stats
The counters of what an interface received, as the left half of /proc/net/dev has them.

netstat_interface_transmit_bytes_total, netstat_interface_transmit_packets_total, netstat_interface_transmit_errors_total, netstat_interface_transmit_drops_total, netstat_interface_transmit_fifo_errors_total, netstat_interface_transmit_collisions_total, netstat_interface_transmit_carrier_errors_total, netstat_interface_transmit_compressed_packets_total = dev_seq_printf_stats
The counters of what it sent, as the right half has them.

netstat_statistic_total = snmp_seq_show, netstat_seq_show, snmp6_seq_show
A counter of -s: the labels table and counter are the kernel's names, which --define explains.

netstat_statistic_value = RFC 4293; RFC 4022
What stands in the same tables and may fall: settings, limits, CurrEstab.

netstat_memory_sockets, netstat_memory_orphans, netstat_memory_time_waits, netstat_memory_allocated_sockets, netstat_memory_bytes, netstat_memory_pages, netstat_memory_pressure = sockstat_seq_show, proto_seq_show
The figures of -m. Protocols that share a count, such as TCP and TCPv6, each have all of it.

netstat_memory_orphan_limit, netstat_memory_time_wait_limit, netstat_memory_low_pages, netstat_memory_pressure_pages, netstat_memory_high_pages = tcp_max_orphans, tcp_max_tw_buckets, tcp_mem
The limits of these figures, which are settings in /proc/sys.

netstat_problems = --metrics
What could not be read in this run: tables, lines, processes, hosts. Where it is above 0 the other
metrics may lack something.

netstat_duration_seconds = --metrics
From the first table that was read to the last row.
`,
);
