//! Every interleaving of a few threads on one table of handles.

use std::sync::Arc;

use loom::thread;
use wgpu_abi_model::handle::id::Id;
use wgpu_abi_model::handle::table::{Bad, Hot, Table};
use wgpu_abi_model::{MAX_GENERATION, MAX_SLOTS};

type Numbers = Table<Arc<u32>>;

fn model(f: impl Fn() + Send + Sync + 'static) {
    let mut builder = loom::model::Builder::new();
    builder.preemption_bound = Some(3);
    builder.check(f);
}

fn table() -> &'static Numbers {
    Box::leak(Box::new(Table::new()))
}

/// An object whose core id and owner are its number too.
fn insert(table: &'static Numbers, number: u32) -> usize {
    let hot = Hot {
        core: number.into(),
        owner: number as usize,
    };
    table.insert(hot, Arc::new(number)).expect("room")
}

/// Two slots are in use, so that the next object takes the slot of one that was released.
fn full_chunk(table: &'static Numbers) -> (usize, usize) {
    (insert(table, 1), insert(table, 2))
}

#[test]
fn a_look_up_never_finds_the_next_object_of_its_slot() {
    model(|| {
        let table = table();
        let (first, _) = full_chunk(table);
        let other = table;
        let looking = thread::spawn(move || match other.hot(first) {
            Ok(hot) => assert_eq!(hot, Hot { core: 1, owner: 1 }),
            Err(bad) => assert_eq!(bad, Bad::Released),
        });
        table.release(first).unwrap();
        let next = insert(table, 3);
        assert_eq!(Id::index(next), Id::index(first), "the slot is used again");
        looking.join().unwrap();
        assert_eq!(table.hot(next), Ok(Hot { core: 3, owner: 3 }));
    });
}

#[test]
fn a_copy_is_of_the_object_that_was_asked_for() {
    model(|| {
        let table = table();
        let (first, _) = full_chunk(table);
        let other = table;
        let copying = thread::spawn(move || match other.get(first) {
            Ok(number) => assert_eq!(*number, 1),
            Err(bad) => assert_eq!(bad, Bad::Released),
        });
        assert_eq!(table.release(first).unwrap().as_deref(), Some(&1));
        insert(table, 3);
        copying.join().unwrap();
    });
}

#[test]
fn the_last_release_is_one_of_two() {
    model(|| {
        let table = table();
        let bits = insert(table, 1);
        let other = table;
        let releasing = thread::spawn(move || other.release(bits));
        let here = table.release(bits);
        let there = releasing.join().unwrap();
        let last = [&here, &there]
            .into_iter()
            .filter(|end| matches!(end, Ok(Some(_))))
            .count();
        let late = [&here, &there]
            .into_iter()
            .filter(|end| matches!(end, Err(Bad::Released)))
            .count();
        assert_eq!((last, late), (1, 1));
        assert_eq!(table.live(), 0);
    });
}

#[test]
fn a_reference_is_taken_before_the_end_or_not_at_all() {
    model(|| {
        let table = table();
        let bits = insert(table, 1);
        let other = table;
        let taking = thread::spawn(move || other.add_ref(bits).is_ok());
        let gave = table.release(bits).unwrap().is_some();
        let took = taking.join().unwrap();
        assert_ne!(gave, took);
        assert_eq!(table.references(bits), u32::from(took));
        assert_eq!(table.live(), usize::from(took));
    });
}

#[test]
fn an_encoder_has_one_user() {
    model(|| {
        let table = table();
        let bits = insert(table, 1);
        let other = table;
        let using = thread::spawn(move || match other.exclusive(bits) {
            Ok(mut it) => {
                *it = Arc::new(**it + 10);
                true
            }
            Err(bad) => {
                assert_eq!(bad, Bad::Busy);
                false
            }
        });
        let here = match table.exclusive(bits) {
            Ok(mut it) => {
                *it = Arc::new(**it + 10);
                true
            }
            Err(bad) => {
                assert_eq!(bad, Bad::Busy);
                false
            }
        };
        let there = using.join().unwrap();
        // Both may be refused: the one who needed no exchange when the other comes.
        assert_eq!(
            **table.exclusive(bits).unwrap(),
            1 + 10 * (u32::from(here) + u32::from(there))
        );
    });
}

#[test]
fn an_encoder_in_use_is_taken_away_after_its_use() {
    model(|| {
        let table = table();
        let (first, _) = full_chunk(table);
        let other = table;
        let using = thread::spawn(move || match other.exclusive(first) {
            Ok(it) => assert_eq!(**it, 1),
            Err(bad) => assert!(bad == Bad::Released || bad == Bad::Busy, "{bad:?}"),
        });
        assert_eq!(table.release(first).unwrap().as_deref(), Some(&1));
        insert(table, 3);
        using.join().unwrap();
    });
}

#[test]
fn an_encoder_is_taken_away_from_the_thread_that_made_it_after_its_use() {
    model(|| {
        let table = table();
        let (first, _) = full_chunk(table);
        let other = table;
        let releasing = thread::spawn(move || {
            let released = other.release(first).unwrap();
            insert(other, 3);
            released
        });
        let used = match table.exclusive(first) {
            Ok(mut it) => {
                *it = Arc::new(2);
                true
            }
            Err(bad) => {
                assert!(bad == Bad::Released || bad == Bad::Busy, "{bad:?}");
                false
            }
        };
        let released = releasing.join().unwrap();
        assert_eq!(released.as_deref(), Some(if used { &2 } else { &1 }));
    });
}

#[test]
fn an_encoder_is_handed_from_thread_to_thread() {
    model(|| {
        let table = table();
        let bits = insert(table, 1);
        *table.exclusive(bits).unwrap() = Arc::new(2);
        let other = table;
        let using = thread::spawn(move || {
            let mut it = other.exclusive(bits).unwrap();
            assert_eq!(**it, 2);
            *it = Arc::new(3);
        });
        using.join().unwrap();
        assert_eq!(**table.exclusive(bits).unwrap(), 3);
        assert_eq!(table.release(bits).unwrap().as_deref(), Some(&3));
    });
}

#[test]
fn two_threads_get_two_handles() {
    model(|| {
        let table = table();
        let other = table;
        let inserting = thread::spawn(move || insert(other, 1));
        let here = insert(table, 2);
        let there = inserting.join().unwrap();
        assert_ne!(here, there);
        assert_eq!(
            (*table.get(there).unwrap(), *table.get(here).unwrap()),
            (1, 2)
        );
        assert_eq!(table.live(), 2);
    });
}

#[test]
fn a_slot_whose_generations_are_used_up_is_not_used_again() {
    model(|| {
        let table = table();
        let (mut bits, _) = full_chunk(table);
        let first = bits;
        // The other slot stays taken, so that each object takes the slot of the one before.
        while Id::generation(bits) < MAX_GENERATION {
            table.release(bits).unwrap();
            bits = insert(table, 1);
            assert_eq!(Id::index(bits), Id::index(first));
        }
        let other = table;
        let looking = thread::spawn(move || {
            assert_eq!(other.hot(first), Err(Bad::Released));
            match other.hot(bits) {
                Ok(hot) => assert_eq!(hot.core, 1),
                Err(bad) => assert_eq!(bad, Bad::Released),
            }
        });
        table.release(bits).unwrap();
        let next = insert(table, 9);
        assert_ne!(Id::index(next), Id::index(first), "the slot is retired");
        looking.join().unwrap();
        assert_eq!(table.hot(bits), Err(Bad::Released));
    });
}

#[test]
fn a_full_table_gives_the_object_back() {
    model(|| {
        let table = table();
        let bits: Vec<_> = (0..MAX_SLOTS as u32)
            .map(|number| insert(table, number))
            .collect();
        let other = table;
        let last = bits[0];
        let releasing = thread::spawn(move || other.release(last).unwrap().is_some());
        let hot = Hot { core: 9, owner: 9 };
        let inserted = table.insert(hot, Arc::new(9));
        assert!(releasing.join().unwrap());
        match inserted {
            Ok(bits) => assert_eq!(table.hot(bits), Ok(hot)),
            Err(back) => assert_eq!(*back, 9),
        }
        assert_eq!(table.hot(last), Err(Bad::Released));
    });
}
