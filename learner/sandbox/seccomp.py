"""Which system calls the box answers: those that plain Python needs, and no others.

A list of what is allowed. Everything else fails with ENOSYS, so that libraries fall back to older
calls, and what snippets may try fails with EPERM, so that they are told no. Starting a process is
not allowed, threads are: so memory, CPU time and the end of a run are those of one process.
"""

from __future__ import annotations

import errno
import functools
import tempfile

ALLOWED = """
    read write readv writev pread64 pwrite64 preadv pwritev lseek close close_range dup dup2 dup3
    open openat stat fstat lstat newfstatat statx statfs fstatfs access faccessat faccessat2
    fcntl flock fsync fdatasync truncate ftruncate fallocate fadvise64 copy_file_range sendfile
    getdents getdents64 getcwd chdir fchdir mkdir mkdirat rmdir rename renameat renameat2 link
    linkat unlink unlinkat symlink symlinkat readlink readlinkat chmod fchmod fchmodat umask utime
    utimes utimensat futimesat
    mmap munmap mprotect mremap madvise brk msync mincore membarrier
    execve exit exit_group wait4 waitid futex futex_waitv set_robust_list get_robust_list
    set_tid_address rseq arch_prctl sched_yield sched_getaffinity sched_getparam
    sched_getscheduler sched_get_priority_max sched_get_priority_min getcpu
    getpid getppid gettid getpgid getpgrp getsid getuid geteuid getgid getegid getgroups getresuid
    getresgid setsid setpgid getpriority setpriority capget
    rt_sigaction rt_sigprocmask rt_sigreturn rt_sigpending rt_sigtimedwait rt_sigsuspend
    rt_sigqueueinfo sigaltstack kill tgkill tkill pause restart_syscall
    nanosleep clock_nanosleep clock_gettime clock_getres gettimeofday time times alarm getitimer
    setitimer timer_create timer_settime timer_gettime timer_getoverrun timer_delete
    timerfd_create timerfd_settime timerfd_gettime
    getrlimit setrlimit prlimit64 getrusage sysinfo uname getrandom
    pipe pipe2 poll ppoll select pselect6 epoll_create epoll_create1 epoll_ctl epoll_wait
    epoll_pwait epoll_pwait2 eventfd eventfd2
    socketpair sendto recvfrom shutdown getsockopt setsockopt getsockname getpeername
    ioctl
"""
"""`socketpair` is what asyncio wakes itself with; `socket` is not here. `execve` starts Python."""

DENIED = """
    fork vfork socket connect bind listen accept accept4 sendmsg recvmsg sendmmsg recvmmsg
    ptrace process_vm_readv process_vm_writev pidfd_open pidfd_getfd pidfd_send_signal kcmp
    mount umount2 move_mount open_tree fsopen fsmount pivot_root chroot unshare setns
    setuid setgid setreuid setregid setresuid setresgid setgroups setfsuid setfsgid capset
    bpf perf_event_open userfaultfd io_uring_setup io_uring_enter io_uring_register
    memfd_create memfd_secret shmget shmat shmctl semget semop msgget mq_open
    add_key request_key keyctl init_module finit_module delete_module kexec_load reboot swapon
    swapoff syslog acct quotactl settimeofday clock_settime adjtimex sethostname setdomainname
    name_to_handle_at open_by_handle_at mknod mknodat chown fchown lchown fchownat personality
    modify_ldt iopl ioperm inotify_init1 fanotify_init setxattr lsetxattr fsetxattr
"""

THREAD_FLAG = 0x00010000
"""CLONE_THREAD: the new task is a thread of this process."""

NAME_OPTION = 15
"""PR_SET_NAME, the one option of prctl that is allowed."""


class NoFilter(Exception):
    """The filter cannot be made here; the text says what mends it."""


@functools.cache
def program() -> bytes:
    """Return the filter as the kernel reads it.

    Raises:
        NoFilter: libseccomp, or the package that calls it, is missing.
    """
    try:
        import pyseccomp
    except (ImportError, OSError, RuntimeError) as problem:
        raise NoFilter(
            f"libseccomp cannot be used ({problem}): apt-get install libseccomp2 "
            "and pip install pyseccomp"
        ) from problem
    equal, denied = pyseccomp.MASKED_EQ, pyseccomp.ERRNO(errno.EPERM)
    made = pyseccomp.SyscallFilter(pyseccomp.ERRNO(errno.ENOSYS))
    for names, action in ((ALLOWED, pyseccomp.ALLOW), (DENIED, denied)):
        for name in names.split():
            if pyseccomp.resolve_syscall(pyseccomp.Arch.NATIVE, name) >= 0:
                made.add_rule(action, name)
    made.add_rule(pyseccomp.ALLOW, "prctl", pyseccomp.Arg(0, pyseccomp.EQ, NAME_OPTION))
    made.add_rule(pyseccomp.ALLOW, "clone", pyseccomp.Arg(0, equal, THREAD_FLAG, THREAD_FLAG))
    made.add_rule(denied, "clone", pyseccomp.Arg(0, equal, THREAD_FLAG, 0))
    with tempfile.TemporaryFile() as file:
        made.export_bpf(file)
        file.seek(0)
        return file.read()
