"""The poll thread under the name that clients of wgpu-py know."""

from ..._poller import PollThread, PollToken
