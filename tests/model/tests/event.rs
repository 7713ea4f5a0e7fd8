//! Every interleaving of a few threads on one registry of events.

use std::sync::Arc;
use std::time::Duration;

use loom::sync::atomic::{AtomicBool, Ordering};
use loom::thread;
use wgpu_abi_model::callback::{Info, Outcome, Seen, WGPUCallbackMode};
use wgpu_abi_model::event::{Completion, Registry, Source, deliver, process};

fn model(f: impl Fn() + Send + Sync + 'static) {
    let mut builder = loom::model::Builder::new();
    builder.preemption_bound = Some(2);
    builder.check(f);
}

fn start(registry: &Arc<Registry>, mode: WGPUCallbackMode, seen: &Arc<Seen>) -> Completion<Info> {
    registry
        .start(Info::new(mode, seen), Source::Cpu)
        .expect("a mode that is known")
}

#[test]
fn completed_here_and_run_there_is_once() {
    for mode in [
        WGPUCallbackMode::AllowProcessEvents,
        WGPUCallbackMode::AllowSpontaneous,
    ] {
        model(move || {
            let (registry, seen) = (Registry::new(), Seen::new());
            let completion = start(&registry, mode, &seen);
            let other = registry.clone();
            let processing = thread::spawn(move || process(&other));
            assert!(completion.complete(Outcome::Done));
            deliver();
            processing.join().unwrap();
            process(&registry);
            assert_eq!(seen.times(), 1);
        });
    }
}

#[test]
fn two_threads_that_process_run_it_once() {
    model(|| {
        let (registry, seen) = (Registry::new(), Seen::new());
        start(&registry, WGPUCallbackMode::AllowSpontaneous, &seen).complete(Outcome::Done);
        let other = registry.clone();
        let processing = thread::spawn(move || process(&other));
        process(&registry);
        processing.join().unwrap();
        assert_eq!(seen.times(), 1);
        assert_eq!(seen.done.load(Ordering::SeqCst), 1);
    });
}

#[test]
fn released_while_it_completes_is_once_and_never_later() {
    for mode in [
        WGPUCallbackMode::WaitAnyOnly,
        WGPUCallbackMode::AllowSpontaneous,
    ] {
        model(move || {
            let (registry, seen) = (Registry::new(), Seen::new());
            let completion = start(&registry, mode, &seen);
            let completing = thread::spawn(move || {
                completion.complete(Outcome::Done);
                deliver();
            });
            registry.close();
            // Every callback has come back when the release does.
            assert_eq!(seen.times(), 1);
            completing.join().unwrap();
            deliver();
            assert_eq!(seen.times(), 1);
        });
    }
}

#[test]
fn started_while_the_instance_goes_is_cancelled() {
    model(|| {
        let (registry, seen) = (Registry::new(), Seen::new());
        let (other, its) = (registry.clone(), seen.clone());
        let starting = thread::spawn(move || {
            let completion = start(&other, WGPUCallbackMode::AllowSpontaneous, &its);
            completion.complete(Outcome::Done);
            deliver();
        });
        registry.close();
        starting.join().unwrap();
        deliver();
        assert_eq!(seen.times(), 1);
    });
}

#[test]
fn dropped_by_core_is_a_callback_too() {
    model(|| {
        let (registry, seen) = (Registry::new(), Seen::new());
        let completion = start(&registry, WGPUCallbackMode::AllowProcessEvents, &seen);
        let dropping = thread::spawn(move || drop(completion));
        process(&registry);
        dropping.join().unwrap();
        process(&registry);
        assert_eq!(seen.times(), 1);
        assert_eq!(seen.done.load(Ordering::SeqCst), 0);
    });
}

#[test]
fn who_sleeps_for_it_is_woken() {
    model(|| {
        let (registry, seen) = (Registry::new(), Seen::new());
        let completion = start(&registry, WGPUCallbackMode::WaitAnyOnly, &seen);
        let completing = thread::spawn(move || {
            completion.complete(Outcome::Done);
        });
        let ready = AtomicBool::new(false);
        while !ready.load(Ordering::SeqCst) {
            registry.sleep_until(Duration::MAX, |events| {
                let is = events.iter().all(|event| event.ready);
                ready.store(is, Ordering::SeqCst);
                is
            });
        }
        registry.fire_ready(|_| true);
        completing.join().unwrap();
        assert_eq!(seen.times(), 1);
    });
}
