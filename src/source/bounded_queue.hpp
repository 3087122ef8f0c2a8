#pragma once
#include <condition_variable>
#include <cstddef>
#include <deque>
#include <mutex>
#include <optional>
#include <utility>

namespace matang::source {

/// A first-in first-out queue between threads that holds at most `capacity` values. The only place of a crawl with a
/// lock.
template <class T>
class BoundedQueue {
 public:
  explicit BoundedQueue(std::size_t capacity) : capacity_(capacity) {}

  /// Waits for room. False where the queue is closed; the value is then dropped.
  bool push(T value) {
    std::unique_lock lock(mutex_);
    room_.wait(lock, [&] { return values_.size() < capacity_ || closed_; });
    if (closed_) return false;
    values_.push_back(std::move(value));
    lock.unlock();
    filled_.notify_one();
    return true;
  }
  /// Leaves `value` alone where there is no room now.
  bool try_push(T& value) {
    {
      std::lock_guard lock(mutex_);
      if (values_.size() >= capacity_ || closed_) return false;
      values_.push_back(std::move(value));
    }
    filled_.notify_one();
    return true;
  }
  /// Waits for a value. Nothing where the queue is closed and empty.
  std::optional<T> pop() {
    std::unique_lock lock(mutex_);
    filled_.wait(lock, [&] { return !values_.empty() || closed_; });
    return take(lock);
  }
  std::optional<T> try_pop() {
    std::unique_lock lock(mutex_);
    return take(lock);
  }
  /// What is inside can still be taken out; nothing more goes in.
  void close() {
    {
      std::lock_guard lock(mutex_);
      closed_ = true;
    }
    filled_.notify_all();
    room_.notify_all();
  }

 private:
  std::optional<T> take(std::unique_lock<std::mutex>& lock) {
    if (values_.empty()) return std::nullopt;
    std::optional<T> value(std::move(values_.front()));
    values_.pop_front();
    lock.unlock();
    room_.notify_one();
    return value;
  }

  const std::size_t capacity_;
  std::mutex mutex_;
  std::condition_variable filled_, room_;
  std::deque<T> values_;
  bool closed_ = false;
};

}  // namespace matang::source
