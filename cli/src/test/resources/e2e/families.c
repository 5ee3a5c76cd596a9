/*
 * Threads, processes, programs and signals, one scene an argument. The main thread's calls come in one
 * order always, and so do those of every thread and child.
 * Usage: families threads|forks|vforks|thread_exec|signals|sockets|vectors [COUNT]
 */
#define _GNU_SOURCE
#include <arpa/inet.h>
#include <fcntl.h>
#include <netinet/in.h>
#include <poll.h>
#include <pthread.h>
#include <signal.h>
#include <stdlib.h>
#include <string.h>
#include <sys/socket.h>
#include <sys/syscall.h>
#include <sys/uio.h>
#include <sys/un.h>
#include <sys/wait.h>
#include <unistd.h>

static char *self;

static void *work(void *unused)
{
	for (int i = 0; i < 20; i++)
		syscall(SYS_getppid);
	return unused;
}

static void threads(int count)
{
	pthread_t made[256];

	for (int i = 0; i < count; i++)
		pthread_create(&made[i], NULL, work, NULL);
	for (int i = 0; i < count; i++)
		pthread_join(made[i], NULL);
}

static void forks(int count)
{
	for (int i = 0; i < count; i++) {
		pid_t child = fork();

		if (!child) {
			syscall(SYS_getppid);
			_exit(i & 7);
		}
		waitpid(child, NULL, 0);
	}
}

static void vforks(int count)
{
	for (int i = 0; i < count; i++) {
		pid_t child = vfork();

		if (!child) {
			execl(self, self, "nothing", NULL);
			_exit(1);
		}
		waitpid(child, NULL, 0);
	}
}

static void *become(void *unused)
{
	usleep(300000); /* the first thread is in its pause by then */
	execl(self, self, "nothing", NULL);
	return unused;
}

/* A thread that is not the first executes a program while another one waits. */
static void thread_exec(void)
{
	pthread_t made[2];

	pthread_create(&made[0], NULL, become, NULL);
	pause();
}

static void on_signal(int number)
{
	syscall(SYS_gettid);
}

static void signals(void)
{
	pid_t child;
	int status, ends[2];
	char none;

	pipe(ends);
	signal(SIGUSR1, on_signal);
	raise(SIGUSR1);
	child = fork();
	if (!child) {
		raise(SIGSTOP);
		_exit(3);
	}
	waitpid(child, &status, WUNTRACED);
	kill(child, SIGCONT);
	waitpid(child, &status, 0);
	child = fork();
	if (!child) {
		close(ends[0]);
		close(ends[1]); /* its last call: from here on it may be killed */
		for (;;)
			;
	}
	close(ends[1]);
	read(ends[0], &none, 1);
	kill(child, SIGTERM);
	waitpid(child, &status, 0);
	child = fork();
	if (!child)
		kill(getpid(), SIGKILL);
	waitpid(child, &status, 0);
}

static void sockets(void)
{
	struct sockaddr_in here = {.sin_family = AF_INET, .sin_port = htons(0)};
	struct sockaddr_un path = {.sun_family = AF_UNIX, .sun_path = "no_such_socket"};
	socklen_t length = sizeof(here);
	char text[16] = "over the wire";
	int pair[2], server, client, taken, datagram;

	here.sin_addr.s_addr = htonl(INADDR_LOOPBACK);
	server = socket(AF_INET, SOCK_STREAM, 0);
	bind(server, (struct sockaddr *)&here, sizeof(here));
	listen(server, 5);
	getsockname(server, (struct sockaddr *)&here, &length);
	client = socket(AF_INET, SOCK_STREAM, 0);
	connect(client, (struct sockaddr *)&here, sizeof(here));
	taken = accept(server, (struct sockaddr *)&here, &length);
	send(client, text, 13, 0);
	recv(taken, text, 16, 0);
	write(taken, text, 4);
	read(client, text, 16);
	datagram = socket(AF_INET, SOCK_DGRAM, 0);
	here.sin_port = htons(9);
	sendto(datagram, text, 5, 0, (struct sockaddr *)&here, sizeof(here));
	connect(socket(AF_UNIX, SOCK_STREAM, 0), (struct sockaddr *)&path, sizeof(path));
	socketpair(AF_UNIX, SOCK_STREAM, 0, pair);
	write(pair[0], text, 3);
	read(pair[1], text, 16);
	shutdown(client, SHUT_WR);
	close(server);
}

static void vectors(void)
{
	char parts[3][40] = {"first ", "second ", "third"};
	struct iovec vector[3] = {{parts[0], 6}, {parts[1], 7}, {parts[2], 40}};
	struct msghdr message = {.msg_iov = vector, .msg_iovlen = 3};
	struct pollfd polled;
	int ends[2], pair[2];

	pipe(ends);
	writev(ends[1], vector, 3);
	polled = (struct pollfd){.fd = ends[0], .events = POLLIN};
	poll(&polled, 1, 0);
	readv(ends[0], vector, 3);
	socketpair(AF_UNIX, SOCK_DGRAM, 0, pair);
	sendmsg(pair[0], &message, 0);
	recvmsg(pair[1], &message, 0);
	write(ends[1], NULL, 0);
	write(ends[1], (void *)8, 8);
	open((char *)8, O_RDONLY);
	open(NULL, O_RDONLY);
	open("/dev/null", O_RDONLY);
}

int main(int argc, char **argv)
{
	char *scene = argc > 1 ? argv[1] : "nothing";
	int count = argc > 2 ? atoi(argv[2]) : 1;

	self = argv[0];
	if (!strcmp(scene, "threads"))
		threads(count);
	else if (!strcmp(scene, "forks"))
		forks(count);
	else if (!strcmp(scene, "vforks"))
		vforks(count);
	else if (!strcmp(scene, "thread_exec"))
		thread_exec();
	else if (!strcmp(scene, "signals"))
		signals();
	else if (!strcmp(scene, "sockets"))
		sockets();
	else if (!strcmp(scene, "vectors"))
		vectors();
	return 0;
}
