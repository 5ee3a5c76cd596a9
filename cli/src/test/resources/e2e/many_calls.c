/*
 * Makes some hundred different system calls, with errors, processes, threads and signals among them.
 * What the calls return is not judged here: strace and jtrace watch, and must see the same.
 * Usage: many_calls FOLDER    (an empty folder it may fill)
 */
#define _GNU_SOURCE
#include <arpa/inet.h>
#include <errno.h>
#include <fcntl.h>
#include <linux/futex.h>
#include <netinet/in.h>
#include <poll.h>
#include <pthread.h>
#include <signal.h>
#include <stdint.h>
#include <stdlib.h>
#include <string.h>
#include <sys/epoll.h>
#include <sys/eventfd.h>
#include <sys/file.h>
#include <sys/inotify.h>
#include <sys/mman.h>
#include <sys/resource.h>
#include <sys/select.h>
#include <sys/sendfile.h>
#include <sys/signalfd.h>
#include <sys/socket.h>
#include <sys/stat.h>
#include <sys/syscall.h>
#include <sys/timerfd.h>
#include <sys/uio.h>
#include <sys/un.h>
#include <sys/wait.h>
#include <time.h>
#include <unistd.h>

static char text[64] = "many calls.\n";

static void files(void)
{
	int fd = open("a", O_RDWR | O_CREAT | O_TRUNC, 0640);
	struct iovec parts[2] = {{text, 5}, {text + 5, 7}};
	struct stat about;
	char name[256];

	write(fd, text, 12);
	pwrite(fd, text, 12, 100);
	writev(fd, parts, 2);
	lseek(fd, 0, SEEK_SET);
	read(fd, name, 12);
	pread(fd, name, 12, 100);
	readv(fd, parts, 2);
	preadv(fd, parts, 2, 0);
	pwritev(fd, parts, 2, 200);
	fsync(fd);
	fdatasync(fd);
	ftruncate(fd, 50);
	fstat(fd, &about);
	stat("a", &about);
	stat("missing", &about);
	syscall(SYS_stat, "a", &about);
	syscall(SYS_lstat, "missing", &about);
	syscall(SYS_access, "a", R_OK);
	chmod("a", 0600);
	fchmod(fd, 0640);
	flock(fd, LOCK_EX);
	fcntl(fd, F_GETFL);
	close(dup(fd));
	dup2(fd, 20);
	dup3(fd, 21, O_CLOEXEC);
	fcntl(fd, F_DUPFD, 30);
	close(20);
	close(21);
	close(30);
	close(fd);
	close(fd);
	open("missing/file", O_RDONLY);
	syscall(SYS_open, "a", O_RDONLY);
	close(syscall(SYS_creat, "b", 0600));
	link("a", "c");
	symlink("a", "d");
	symlink("a", "d");
	readlink("d", name, sizeof name);
	rename("b", "e");
	renameat(AT_FDCWD, "e", AT_FDCWD, "f");
	unlink("c");
	unlinkat(AT_FDCWD, "f", 0);
	mkdir("g", 0700);
	rmdir("g");
	rmdir("g");
	mkdirat(AT_FDCWD, "g", 0700);
	chdir("g");
	getcwd(name, sizeof name);
	chdir("..");
	chdir("missing");
	fd = open(".", O_RDONLY | O_DIRECTORY);
	fchdir(fd);
	syscall(SYS_getdents64, fd, name, sizeof name);
	ioctl(fd, 0x5401, name);
	close(fd);
}

static void pipes(void)
{
	int ends[2], pair[2], more[2];
	int file = open("a", O_RDONLY);

	syscall(SYS_pipe, ends);
	pipe2(more, O_NONBLOCK);
	read(more[0], text, 1);
	write(ends[1], text, 12);
	splice(ends[0], NULL, more[1], NULL, 12, 0);
	socketpair(AF_UNIX, SOCK_STREAM, 0, pair);
	sendfile(pair[0], file, NULL, 10);
	shutdown(pair[0], SHUT_WR);
	signal(SIGPIPE, SIG_IGN);
	write(pair[0], text, 1);
	for (int i = 0; i < 2; i++) {
		close(ends[i]);
		close(more[i]);
		close(pair[i]);
	}
	close(file);
}

static void sockets(void)
{
	struct sockaddr_in here = {.sin_family = AF_INET, .sin_addr.s_addr = htonl(INADDR_LOOPBACK)};
	struct sockaddr_un nowhere = {.sun_family = AF_UNIX, .sun_path = "missing.sock"};
	struct sockaddr_in peer;
	socklen_t length = sizeof here;
	struct iovec part = {text, 12};
	struct msghdr message = {.msg_iov = &part, .msg_iovlen = 1};
	int one = 1, server = socket(AF_INET, SOCK_STREAM, 0), client, accepted, datagram;

	setsockopt(server, SOL_SOCKET, SO_REUSEADDR, &one, sizeof one);
	bind(server, (struct sockaddr *)&here, sizeof here);
	listen(server, 5);
	getsockname(server, (struct sockaddr *)&here, &length);
	client = socket(AF_INET, SOCK_STREAM | SOCK_CLOEXEC, 0);
	connect(client, (struct sockaddr *)&here, sizeof here);
	length = sizeof peer;
	accepted = accept4(server, (struct sockaddr *)&peer, &length, SOCK_NONBLOCK);
	getpeername(client, (struct sockaddr *)&peer, &length);
	getsockopt(client, SOL_SOCKET, SO_ERROR, &one, &length);
	send(client, text, 12, 0);
	recv(accepted, text, 12, 0);
	recv(accepted, text, 12, 0);
	sendmsg(accepted, &message, 0);
	recvmsg(client, &message, 0);
	shutdown(client, SHUT_RDWR);
	close(accepted);
	close(client);
	close(server);
	datagram = socket(AF_INET, SOCK_DGRAM, 0);
	bind(datagram, (struct sockaddr *)&here, sizeof here);
	sendto(datagram, text, 12, 0, (struct sockaddr *)&here, sizeof here);
	length = sizeof peer;
	recvfrom(datagram, text, sizeof text, 0, (struct sockaddr *)&peer, &length);
	close(datagram);
	client = socket(AF_UNIX, SOCK_DGRAM, 0);
	connect(client, (struct sockaddr *)&nowhere, sizeof nowhere);
	close(client);
	socket(99, SOCK_STREAM, 0);
}

static void waits(void)
{
	int counter = eventfd(1, 0), timer = timerfd_create(CLOCK_MONOTONIC, 0), set = epoll_create1(0);
	struct itimerspec soon = {.it_value.tv_nsec = 2000000};
	struct timespec brief = {.tv_nsec = 1000000};
	struct epoll_event want = {.events = EPOLLIN}, got;
	struct pollfd watch = {.fd = counter, .events = POLLIN};
	struct timeval moment = {.tv_usec = 1000};
	uint64_t value;
	sigset_t signals;
	int queue, notify;

	timerfd_settime(timer, 0, &soon, NULL);
	epoll_ctl(set, EPOLL_CTL_ADD, timer, &want);
	syscall(SYS_epoll_wait, set, &got, 1, 1000);
	read(timer, &value, sizeof value);
	syscall(SYS_poll, &watch, 1, 0);
	ppoll(&watch, 1, &brief, NULL);
	syscall(SYS_select, 0, NULL, NULL, NULL, &moment);
	read(counter, &value, sizeof value);
	syscall(SYS_nanosleep, &brief, NULL);
	sigemptyset(&signals);
	sigaddset(&signals, SIGUSR2);
	queue = signalfd(-1, &signals, SFD_NONBLOCK);
	read(queue, text, 1);
	notify = inotify_init1(IN_NONBLOCK);
	inotify_add_watch(notify, ".", IN_CREATE);
	close(notify);
	close(queue);
	close(set);
	close(timer);
	close(counter);
}

static void memory(void)
{
	char *area = mmap(NULL, 16384, PROT_READ | PROT_WRITE, MAP_PRIVATE | MAP_ANONYMOUS, -1, 0);

	area = mremap(area, 16384, 32768, MREMAP_MAYMOVE);
	mprotect(area, 4096, PROT_READ);
	madvise(area, 4096, MADV_DONTNEED);
	munmap(area, 32768);
	mmap(NULL, 4096, PROT_READ, MAP_PRIVATE, 99, 0);
	sbrk(4096);
}

static void identity(void)
{
	struct rlimit limit;
	struct rusage usage;

	getrlimit(RLIMIT_NOFILE, &limit);
	syscall(SYS_getrlimit, RLIMIT_NOFILE, &limit);
	getrusage(RUSAGE_SELF, &usage);
	getuid();
	getegid();
	getppid();
	getpgid(0);
	umask(022);
	setsid();
	sysconf(_SC_NPROCESSORS_ONLN);
}

static volatile sig_atomic_t seen;

static void note(int number)
{
	seen = number;
}

static void signals(void)
{
	struct sigaction plain = {.sa_handler = note};
	struct timespec long_enough = {.tv_nsec = 50000000};
	timer_t timer;
	struct itimerspec soon = {.it_value.tv_nsec = 5000000};
	struct sigevent tell = {.sigev_notify = SIGEV_SIGNAL, .sigev_signo = SIGALRM};

	sigaction(SIGUSR1, &plain, NULL);
	sigaction(SIGALRM, &plain, NULL);
	kill(getpid(), SIGUSR1);
	syscall(SYS_tgkill, getpid(), syscall(SYS_gettid), SIGUSR1);
	kill(getpid(), 99);
	timer_create(CLOCK_MONOTONIC, &tell, &timer);
	timer_settime(timer, 0, &soon, NULL);
	syscall(SYS_nanosleep, &long_enough, NULL);
	timer_delete(timer);
}

static void processes(void)
{
	int status;
	pid_t child = fork();

	if (child == 0) {
		getppid();
		execl("/bin/missing", "missing", (char *)NULL);
		execl("/bin/true", "true", (char *)NULL);
		_exit(9);
	}
	waitpid(child, &status, 0);
	child = vfork();
	if (child == 0)
		_exit(3);
	waitpid(child, &status, 0);
	waitpid(child, &status, 0);
	/* A child that SIGKILL ends inside a call: strace prints no result for it. */
	child = fork();
	if (child == 0) {
		pause();
		_exit(9);
	}
	usleep(20000);
	kill(child, SIGKILL);
	waitpid(child, &status, 0);
}

static int turn;

static void *second(void *unused)
{
	syscall(SYS_gettid);
	usleep(2000);
	__atomic_store_n(&turn, 1, __ATOMIC_SEQ_CST);
	syscall(SYS_futex, &turn, FUTEX_WAKE, 1, NULL, NULL, 0);
	return unused;
}

static void threads(void)
{
	pthread_t thread;

	pthread_create(&thread, NULL, second, NULL);
	syscall(SYS_futex, &turn, FUTEX_WAIT, 0, NULL, NULL, 0);
	pthread_join(thread, NULL);
}

int main(int count, char **words)
{
	if (count != 2 || chdir(words[1]) != 0)
		return 2;
	files();
	pipes();
	sockets();
	waits();
	memory();
	identity();
	signals();
	processes();
	threads();
	return 0;
}
