//! Queues: numbered submissions.

/// Number of a submission to a queue, as `wgpuQueueSubmitForIndex` returns it. Later submissions have greater numbers; 0 is
/// none. `wgpuDevicePoll` waits for one.
pub type WGPUSubmissionIndex = u64;
