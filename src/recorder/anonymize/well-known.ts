/** Words that stand on every host, or are those of a program that netstat itself must know: they name no one. */
function words(text: string): ReadonlySet<string> {
  return new Set(text.trim().split(/\s+/));
}

/** Names in paths: those of folders that each host has, and of folders and files in which engines say what containers are. */
export const PATH_WORDS = words(`
  bin boot dev etc home lib lib64 media mnt opt proc root run sbin srv sys tmp usr var
  bus cache common control dbus default devices journal local .local lock log net netns ns
  private share shm snap socket spool stdout state storage system system_bus_socket systemd notify udev user
  .X11-unix .ICE-unix hosts hostname resolv.conf .containerenv sysctl self
  docker containers containerd overlay-containers vfs-containers btrfs-containers overlay vfs btrfs userdata
  config.v2.json config.json containers.json volatile-containers.json io.containerd.runtime.v2.task k8s.io k3s microk8s
  var-lib-docker nerdctl sandboxes io.containerd.grpc.v1.cri kubelet pods volumes etc-hosts
`);

/** What such a file is, at the end of its name. */
export const PATH_ENDINGS = /\.(?:sock|socket|log|pid|lock|service|scope|slice)$/;

/** Names of control groups that are not chosen by anyone. */
export const CGROUP_WORDS = words(`
  system.slice user.slice machine.slice init.scope app.slice session.slice background.slice -.slice
  docker podman containerd cri-containerd crio cri-o nerdctl libpod default ecs actions_job libpod_parent lxc lxc.payload lxc.monitor kubepods burstable besteffort
  kubepods.slice kubepods-burstable.slice kubepods-besteffort.slice container supervisor payload init .. system user
`);

/** Names of hosts, or the first or the other labels of them. */
export const HOST_WORDS = words(`
  localhost localdomain localhost4 localhost6 localdomain4 localdomain6 ip6-localhost ip6-loopback ip6-localnet ip6-mcastprefix
  ip6-allnodes ip6-allrouters ip6-allhosts ipv6-localhost ipv6-loopback broadcasthost
`);

/** Names of networks. */
export const NETWORK_WORDS = words('default loopback link-local');

/** Names of links: the kernel has them on each host, or in /proc/sys. */
export const LINK_WORDS = words('lo all default');

/** Words of contexts of SELinux and of profiles of AppArmor. */
export const LABEL_WORDS = words('unconfined kernel system_u unconfined_u system_r unconfined_r object_r s0');
